'use client'
import { useState } from 'react'
import { partsOf } from '../../../../lib/board/floor'
import { chair } from '../../../../lib/text/chair'
import { handing } from '../../../../lib/text/chair-moves'
import { closedPart } from '../../../../lib/text/closed-part'
import { decide } from '../../../../lib/text/decide'
import { agenda } from '../../../../lib/text/flow'
import { AGENDA_WORDS } from '../../../../lib/text/headings'
import { Button } from '../../../ui/Button'
import { placeWords } from '../board/ChairStrip'
import strip from '../board/ChairStrip.module.css'
import { Timer, Turn } from '../flow/Steering'
import { useMeetingValue } from '../ui/MeetingContext'
import { AskReason } from './AskReason'
import { CloseDialog } from './CloseDialog'
import styles from './Control.module.css'
import { HandOver } from './HandOver'
import { OpenClosedPart } from './OpenClosedPart'
import { Parts } from './Parts'
import { RoomControl } from './RoomControl'
import type { Acts } from './useActs'

/** The chair's line: what everyone is shown, and the meeting's start and end. */
export function Control({ acts }: { acts: Acts }) {
  const meeting = useMeetingValue()
  const [closing, setClosing] = useState(false)
  const [givesAway, setHanding] = useState(false)
  const [adjourning, setAdjourning] = useState(false)
  const [parting, setParting] = useState(false)
  const { place, meeting: setup } = meeting.state
  const part = meeting.state.agenda.now?.part
  const { at, of } = partsOf(meeting.state.agenda)
  const adjourned = setup.status === 'adjourned'
  const over = setup.status !== 'open' && setup.status !== 'in_progress' && setup.status !== 'adjourned'
  const words = over
    ? chair.closed
    : acts.may('start')
      ? adjourned
        ? chair.adjourned
        : chair.notStarted
      : place
        ? placeWords(place, meeting)
        : part
          ? AGENDA_WORDS[part]
          : chair.showingNothing
  return (
    <section className={`${strip.strip} ${styles.control}`} aria-label={chair.control}>
      <div className={styles.now}>
        <p className={strip.where}>
          {over ? null : <span>{at === -1 ? chair.showing : `${agenda.part(at + 1, of)}. ${chair.showing}`}</span>}
          <strong>{words}</strong>
        </p>
        <Turn />
        {setup.status === 'in_progress' ? <Timer acts={acts} /> : null}
      </div>
      <div className={styles.does}>
        {over ? null : <Parts />}
        <div className={styles.buttons}>
          {acts.may('start') ? (
            <Button look="strip" onClick={() => void acts.start()}>
              {adjourned ? decide.adjourn.resume : chair.start}
            </Button>
          ) : null}
          {acts.may('open-closed-part') && setup.part !== 'closed' ? (
            <Button look="strip" small onClick={() => setParting(true)}>
              {closedPart.open}
            </Button>
          ) : null}
          <RoomControl />
          {acts.may('hand-over') ? (
            <Button look="strip" small onClick={() => setHanding(true)}>
              {handing.open}
            </Button>
          ) : null}
          {acts.may('adjourn') ? (
            <Button look="strip" small onClick={() => setAdjourning(true)}>
              {decide.adjourn.open}
            </Button>
          ) : null}
          {acts.may('close') ? (
            <Button look="strip" small onClick={() => setClosing(true)}>
              {chair.close}
            </Button>
          ) : null}
        </div>
      </div>
      {adjourning ? (
        <AskReason
          keep="adjourn"
          words={decide.adjourn}
          onDone={async reason => ((await acts.adjourn(reason)) ? null : '')}
          onClose={() => setAdjourning(false)}
        />
      ) : null}
      {parting ? <OpenClosedPart onClose={() => setParting(false)} /> : null}
      {givesAway ? <HandOver onClose={() => setHanding(false)} /> : null}
      {closing ? <CloseDialog acts={acts} onClose={() => setClosing(false)} /> : null}
    </section>
  )
}
