import type { TrailView } from '../../../../lib/protocol/views'
import { checkpointFacts, shortPrint } from '../../../../lib/text/checkpoint'
import { clock, dayLong } from '../../../../lib/text/dates'
import { trailPage } from '../../../../lib/text/trail-page'
import { Icon } from '../../../ui/Icon'
import styles from './page.module.css'

/** What the log shows, and what it cannot. */
export function Claim({ trail }: { trail: TrailView }) {
  const facts = checkpointFacts(trail.checkpoint)
  const { closedAt } = trail
  const { claim } = trailPage
  return (
    <section className={styles.claim} aria-labelledby="claim">
      <Icon name="shield" />
      <div>
        <h2 id="claim">{claim.title(facts?.size ?? trail.total)}</h2>
        <p>{claim.body}</p>
        <p>{claim.limits}</p>
      </div>
      <dl>
        {facts ? (
          <div>
            <dt>{claim.top}</dt>
            <dd title={facts.root}>
              <code>{shortPrint(facts.root, 16)}…</code>
            </dd>
          </div>
        ) : null}
        <div>
          <dd>{closedAt ? claim.closed(`${dayLong(closedAt)}, ${clock(closedAt)}`) : claim.open}</dd>
        </div>
        <div>
          <dd>{claim.how}</dd>
        </div>
      </dl>
    </section>
  )
}
