'use client'
import type { Held as HeldMark } from '../../../../lib/meeting/held'
import { chair } from '../../../../lib/text/chair'
import { Actions, Button } from '../../../ui/Button'
import { Check } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Marks } from '../ui/Marks'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Held.module.css'
import { RELEASE } from './ids'
import type { Marking } from './useMarking'

const words = chair.held

/** A mark that waits, as the pips show one. */
export const Pips = ({ held }: { held: HeldMark }) => <Marks mark={{ ...held, stamp: NO_STAMP, changedSince: false }} />
const NO_STAMP = { n: 0, at: '', by: { person: '', name: '', agency: '', role: '' }, leaf: '' }

/** How the next marks are shown: at once, held back, or less favourable ones to their author first. */
export function HowShown({ marking }: { marking: Marking }) {
  const { state, may } = useMeetingValue()
  if (!may('mark')) return null
  return (
    <div className={styles.how}>
      <Check label={words.quiet} hint={words.quietHint} checked={marking.quiet} onChange={marking.setQuiet} />
      <Check
        label={words.first}
        hint={words.firstHint}
        checked={!!state.authorFirst}
        onChange={first => void marking.held.setFirst(first)}
      />
    </div>
  )
}

/** Every mark that waits for the chair to release it, under whatever heading. */
export function Held({ marking }: { marking: Marking }) {
  const { may } = useMeetingValue()
  const { held } = marking
  const list = held.list.filter(one => one.stage !== 'spoken')
  if (!may('mark') || (list.length === 0 && !held.refused)) return null
  return (
    <section className={styles.held} aria-labelledby="held">
      {held.refused ? (
        <Notice tone="stop" title={words.refused} role="alert">
          <p>{held.refused}</p>
        </Notice>
      ) : null}
      <div className={styles.title}>
        <h2 id="held">{words.title(list.length)}</h2>
        {list.length ? (
          <Button id={RELEASE} small onClick={() => marking.releaseAll(list)}>
            {words.all(list.length)}
          </Button>
        ) : null}
      </div>
      <ul>
        {list.map(one => (
          <Line key={one.id} one={one} marking={marking} />
        ))}
      </ul>
    </section>
  )
}

function Line({ one, marking }: { one: HeldMark; marking: Marking }) {
  const { held } = marking
  const view = held.viewOf(one)
  if (!view) return null
  const agency = held.agencyFor(one)
  const first = one.stage !== 'first' && held.goesFirst(one)
  return (
    <li className={styles.line}>
      <div>
        <b>{view.ref}</b> <span className={styles.note}>{stageWords(one, agency)}</span>
        <p className={styles.words}>{view.content?.headline ?? view.content?.body}</p>
        {one.reason ? <p className={styles.note}>{one.reason}</p> : null}
        <Actions>
          <Button small onClick={() => marking.releaseAll([one])}>
            {first ? words.releaseFirst(agency) : words.release}
            <span className="sr"> {view.ref}</span>
          </Button>
          <Button small look="quiet" onClick={() => marking.select(view.id)}>
            {words.change}
            <span className="sr"> {view.ref}</span>
          </Button>
          <Button small look="quiet" onClick={() => void held.drop(one.contribution)}>
            {words.drop}
            <span className="sr"> {view.ref}</span>
          </Button>
        </Actions>
      </div>
      <Pips held={one} />
    </li>
  )
}

const stageWords = ({ stage, by }: HeldMark, agency: string) =>
  stage === 'quiet' ? words.stage.quiet : stage === 'first' ? words.stage.first(agency) : words.stage.spoken(by.name)

/** What the minute taker entered on the chair's word, for the chair to confirm or put away. */
export function Entered({ one, marking }: { one: HeldMark; marking: Marking }) {
  return (
    <div className={styles.entered}>
      <Notice tone="plain" title={words.entered(one.by.name)}>
        <Pips held={one} />
        {one.reason ? <p>{one.reason}</p> : null}
        <Actions>
          <Button small look="primary" onClick={() => marking.confirm(one)}>
            {words.confirm} <kbd>Y</kbd>
          </Button>
          <Button small onClick={() => marking.reject(one)}>
            {words.reject} <kbd>N</kbd>
          </Button>
        </Actions>
      </Notice>
    </div>
  )
}
