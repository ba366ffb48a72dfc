import type { Agency } from '../../../../../lib/meeting/setup'
import type { TrailRow } from '../../../../../lib/protocol/views'
import { clock } from '../../../../../lib/text/dates'
import { itemPage } from '../../../../../lib/text/item'
import { trailPage } from '../../../../../lib/text/trail-page'
import { AgencyTile, lookOf } from '../../../../ui/AgencyTile'
import styles from './item.module.css'

/** Marks and second looks, requests and replies, and whatever else was done with it, in order. */
export function About({ rows, agencies }: { rows: readonly TrailRow[]; agencies: readonly Agency[] }) {
  if (rows.length === 0) return <p>{itemPage.about.none}</p>
  return (
    <ol className={styles.events}>
      {rows.map(row => (
        <li key={row.seq}>
          <time dateTime={row.at}>{clock(row.at)}</time>
          {row.by ? <AgencyTile look={lookOf(row.by, agencies)} size="s" /> : <span />}
          <div>
            <p>
              <bdi>{row.by?.name ?? trailPage.server}</bdi> <strong>{row.sentence}</strong>
            </p>
            {row.words ? <blockquote className={styles.text}>{row.words}</blockquote> : null}
            {row.reason ? <p className={styles.by}>{`${itemPage.about.reason}${row.reason}`}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
