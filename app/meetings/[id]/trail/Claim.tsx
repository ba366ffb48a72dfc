import type { TrailView } from '../../../../lib/protocol/views'
import { checkpointFacts, shortPrint } from '../../../../lib/text/checkpoint'
import { clock, dayLong } from '../../../../lib/text/dates'
import { trailPage } from '../../../../lib/text/trail-page'
import { Seal } from '../../../ui/Seal'

/** What the log shows, and what it cannot. */
export function Claim({ trail }: { trail: TrailView }) {
  const facts = checkpointFacts(trail.checkpoint)
  const { closedAt } = trail
  const { claim } = trailPage
  return (
    <Seal
      id="claim"
      tone="ok"
      icon="shield"
      title={claim.title(facts?.size ?? trail.total)}
      aside={
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
      }
    >
      <p>{claim.body}</p>
      <p>{claim.limits}</p>
    </Seal>
  )
}
