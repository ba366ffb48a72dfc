import type { Clock } from '../../../../lib/meeting/following'
import { clockWords as words } from '../../../../lib/text/circulation'
import styles from './Circulation.module.css'

/** What falls due after the meeting, and how far each is. Never printed. */
export function Clocks({ clocks }: { clocks: readonly Clock[] }) {
  if (clocks.length === 0) return null
  return (
    <section className={styles.clocks} aria-labelledby="due">
      <h2 id="due">{words.title}</h2>
      <dl>
        {clocks.map(clock => (
          <div key={clock.what}>
            <dt>{words.name(clock.what)}</dt>
            <dd>
              <b>{words.state(clock)}</b>
              <span>{words.due(clock.due)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
