'use client'
import type { ReplayView } from '../../../../lib/protocol/replay'
import { replay as words } from '../../../../lib/text/replay'
import { Button } from '../../../ui/Button'
import { useDisplay } from '../../../ui/DisplayProvider'
import { Notice } from '../../../ui/Notice'
import { WhenReady } from '../../../ui/WhenReady'
import styles from './Replay.module.css'
import { Then } from './Then'
import { Track } from './Track'
import { useReplay } from './useReplay'

const inField = (target: EventTarget) =>
  target instanceof HTMLElement &&
  target.closest('select, input:not([type=range]), textarea, button, a, summary') !== null

/** A meeting played back: whose eyes, which moment, and what stood there. */
export function Replay({ meeting, view }: { meeting: string; view: ReplayView }) {
  const replay = useReplay(meeting, view)
  const { display } = useDisplay()
  const { moment, shown } = replay
  const person = view.people.find(one => one.person === shown.as)
  const name = person?.name ?? ''
  const mark = (step: 1 | -1) => {
    const { marked } = view.lanes
    const n = step === 1 ? marked.find(at => at > replay.n) : marked.findLast(at => at < replay.n)
    if (n !== undefined) replay.go(n)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!display.keys || event.ctrlKey || event.altKey || event.metaKey || inField(event.target)) return
    const key = event.key.toLowerCase()
    if (key !== ' ' && key !== 'n' && key !== 'p') return
    event.preventDefault()
    if (key === ' ') replay.toggle()
    else mark(key === 'n' ? 1 : -1)
  }
  return (
    <>
      <section className={styles.panel} aria-labelledby="replay">
        <header className={styles.head}>
          <h1 id="replay">{words.title}</h1>
        </header>
        <WhenReady>
          <section className={styles.controls} aria-label={words.controls} onKeyDown={onKeyDown}>
            <div className={styles.eyes}>
              <label htmlFor="eyes">{words.eyes}</label>
              <select
                id="eyes"
                autoComplete="off"
                value={replay.as}
                aria-describedby="eyes-hint"
                onChange={event => replay.see(event.target.value)}
              >
                {view.people.map(one => (
                  <option key={one.person} value={one.person}>
                    {one.name}, {one.agency}
                  </option>
                ))}
              </select>
              <small id="eyes-hint">{words.eyesHint}</small>
            </div>
            <Track replay={replay} view={view} onMark={mark} />
          </section>
        </WhenReady>
        <div className={styles.entry}>
          <p role={replay.playing ? undefined : 'status'}>
            <b>{words.when(moment.at)}</b>, {words.position(moment.n, replay.total)}.{' '}
            <strong>
              {moment.entry.by ? `${moment.entry.by.name} ` : `${words.theServer}: `}
              {moment.entry.sentence} {moment.entry.ref}
            </strong>
            {moment.entry.seen ? null : <span className={styles.quiet}> {words.notSeen(name)}</span>}
          </p>
          <p className={styles.quiet} aria-live="polite">
            {replay.asking && !replay.playing ? words.asking : ''}
          </p>
        </div>
        {replay.away ? (
          <div className={styles.away}>
            <Notice tone="warn" role="alert" title={words.away}>
              <Button small onClick={replay.again}>
                {words.again}
              </Button>
            </Notice>
          </div>
        ) : null}
      </section>
      <p className={styles.print}>{words.print(name, moment.at)}</p>
      <Then moment={moment} name={name} />
    </>
  )
}
