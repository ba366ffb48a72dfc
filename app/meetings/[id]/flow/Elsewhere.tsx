'use client'
import { useState } from 'react'
import { leads } from '../../../../lib/policy/can'
import { agenda, speaking } from '../../../../lib/text/flow'
import { Actions, Button, LinkButton } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'
import { useFloor } from './useFloor'

/** On the pages beside the board nobody is moved: that the chair asks everyone to come stands here until it is answered, and that it is one's turn, as long as it is. */
export function Elsewhere() {
  const { state, me } = useMeetingValue()
  const floor = useFloor()
  const { called } = state.agenda
  const [answered, setAnswered] = useState(called)
  const isCalled = called !== answered && called !== null && !leads(me)
  const board = `/meetings/${state.meeting.id}/board`
  return (
    <div role="status">
      {floor.speaking?.mine ? (
        <Notice title={speaking.mine} level={2}>
          <Actions>
            <LinkButton small href={board}>
              {agenda.toBoard}
            </LinkButton>
          </Actions>
        </Notice>
      ) : null}
      {isCalled ? (
        <Notice title={agenda.calledSomewhere} level={2}>
          <Actions>
            <LinkButton small look="primary" href={board}>
              {agenda.come}
            </LinkButton>
            <Button small onClick={() => setAnswered(called)}>
              {agenda.stay}
            </Button>
          </Actions>
        </Notice>
      ) : null}
    </div>
  )
}
