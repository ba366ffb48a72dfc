'use client'
import { useState } from 'react'
import { LANES, type ReplayView } from '../../../../lib/protocol/replay'
import { clockMinutes, londonDate, londonToUtc } from '../../../../lib/text/dates'
import { replay as words } from '../../../../lib/text/replay'
import { Button } from '../../../ui/Button'
import styles from './Replay.module.css'
import type { Replayed, Speed } from './useReplay'

const SPEEDS: readonly Speed[] = [1, 4, 16]
const MINUTE = 60_000

type Props = { replay: Replayed; view: ReplayView; onMark(step: 1 | -1): void }

/** The lanes, the slider and what moves it. */
export function Track({ replay, view, onMark }: Props) {
  const { n, total, playing } = replay
  const at = view.times[n - 1] ?? ''
  const minutes = (step: number) =>
    replay.goTo(new Date(Date.parse(at) + step * MINUTE).toISOString().replace('Z', '999Z'))
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return
    event.preventDefault()
    minutes(event.key === 'PageUp' ? 1 : -1)
  }
  return (
    <>
      <div className={styles.buttons}>
        <Button look="primary" onClick={replay.toggle} aria-describedby="replay-keys">
          {playing ? words.pause : words.play}
        </Button>
        <Button onClick={() => replay.go(n - 1)}>{words.back}</Button>
        <Button onClick={() => replay.go(n + 1)}>{words.on}</Button>
        <Button onClick={() => onMark(-1)}>{words.previous}</Button>
        <Button onClick={() => onMark(1)}>{words.next}</Button>
        <label htmlFor="speed">{words.speed}</label>
        <select
          id="speed"
          autoComplete="off"
          value={replay.speed}
          onChange={event => replay.setSpeed(SPEEDS.find(one => String(one) === event.target.value) ?? 1)}
        >
          {SPEEDS.map(one => (
            <option key={one} value={one}>
              {words.speeds[one]}
            </option>
          ))}
        </select>
        <GoTo at={at} onGo={replay.goTo} />
      </div>
      <Lanes view={view} total={total} n={n} />
      <input
        type="range"
        autoComplete="off"
        className={styles.slider}
        min={1}
        max={total}
        step={1}
        value={n}
        aria-label={words.slider}
        aria-valuetext={words.valueText(at, n, total)}
        onKeyDown={onKeyDown}
        onChange={event => {
          replay.pause()
          replay.go(event.target.valueAsNumber)
        }}
      />
      {view.turns.length ? (
        <fieldset className={`${styles.buttons} ${styles.turns}`} aria-label={words.turns}>
          {view.turns.map(turn => (
            <Button key={turn.n} small onClick={() => replay.go(turn.n)} aria-current={turn.n === n || undefined}>
              {words.turn[turn.is](turn.at)}
            </Button>
          ))}
        </fieldset>
      ) : null}
      <p className={styles.quiet} id="replay-keys">
        {words.keys}
      </p>
    </>
  )
}

/** Drawn for the eye: in words beside it. */
function Lanes({ view, total, n }: { view: ReplayView; total: number; n: number }) {
  const x = (entry: number) => (total === 1 ? 0 : ((entry - 1) / (total - 1)) * 1000)
  return (
    <div className={styles.lanes}>
      <p className="sr">
        {words.lanesSaid(view.lanes.shared.length, view.lanes.marked.length, view.lanes.corrected.length)}
      </p>
      {LANES.map(lane => (
        <div key={lane} className={styles.lane} aria-hidden="true">
          <span>{words.lanes[lane]}</span>
          <svg viewBox="0 0 1000 10" preserveAspectRatio="none" data-lane={lane} aria-hidden="true">
            {view.closed.map(({ from, to }) => (
              <rect key={from} x={x(from)} width={Math.max(1, x(to) - x(from))} height="10" data-closed="" />
            ))}
            <path d={view.lanes[lane].map(entry => `M${x(entry)} 1V9`).join('')} />
            <path d={`M${x(n)} 0V10`} data-now="" />
          </svg>
        </div>
      ))}
    </div>
  )
}

function GoTo({ at, onGo }: { at: string; onGo(time: string): void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const [bad, setBad] = useState(false)
  const value = typed ?? (at ? `${londonDate(at)}T${clockMinutes(at)}` : '')
  return (
    <form
      className={styles.goTo}
      onSubmit={event => {
        event.preventDefault()
        const time = londonToUtc(value)
        setBad(!time)
        if (!time) return
        setTyped(null)
        onGo(time.replace('00.000Z', '59.999999Z'))
      }}
    >
      <label htmlFor="go-to">{words.goTo}</label>
      <input
        id="go-to"
        type="datetime-local"
        autoComplete="off"
        value={value}
        aria-invalid={bad || undefined}
        aria-describedby={bad ? 'go-to-bad' : undefined}
        onChange={event => setTyped(event.target.value)}
      />
      <Button type="submit">{words.go}</Button>
      {bad ? (
        <span id="go-to-bad" role="alert">
          {words.badTime}
        </span>
      ) : null}
    </form>
  )
}
