'use client'
import { agenda, speaking } from '../../../../lib/text/flow'
import { Button } from '../../../ui/Button'
import type { Acts } from '../chair/useActs'
import { useMeetingValue } from '../ui/MeetingContext'
import { Clock, Since } from './Clock'
import styles from './Steering.module.css'
import { useFloor } from './useFloor'

/** Who speaks, since when, and the one button that calls the next. */
export function Turn() {
  const floor = useFloor()
  const [first] = floor.queue
  if (!floor.open || !(floor.speaking || first)) return null
  return (
    <div className={styles.turn}>
      {floor.speaking ? (
        <p>
          {speaking.label} <b>{floor.speaking.person.name}</b> <Since at={floor.speaking.at} />
        </p>
      ) : null}
      {floor.calls ? (
        <Button look="strip" small aria-keyshortcuts="S" onClick={floor.next}>
          {first ? speaking.next(first.person.name) : speaking.end} <kbd>S</kbd>
        </Button>
      ) : null}
    </div>
  )
}

/** The clock of the part, with two minutes more, and a way to stop it. */
export function Timer({ acts }: { acts: Acts }) {
  const { state } = useMeetingValue()
  const part = state.agenda.now
  if (!part) return null
  const runs = part.stopped === null
  return (
    <div className={styles.turn}>
      <Clock />
      {acts.may('timer') ? (
        <>
          <Button look="strip" small aria-label={agenda.moreLong} onClick={() => void acts.timer({ more: 2 })}>
            {agenda.more}
          </Button>
          <Button look="strip" small onClick={() => void acts.timer({ running: !runs })}>
            {runs ? agenda.stop : agenda.go}
          </Button>
        </>
      ) : null}
    </div>
  )
}
