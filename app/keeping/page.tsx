import { connection } from 'next/server'
import type { DisposedLine, ReviewLine } from '../../lib/protocol/keeping'
import { childrenLine } from '../../lib/text/dates'
import { STANDING_WORDS, reviewsPage as words } from '../../lib/text/keeping'
import { MEETING_TYPE_WORDS } from '../../lib/text/meetings'
import { services } from '../../server/services'
import { AdminTop } from '../admin/AdminTop'
import { TONES } from '../meetings/[id]/keeping/tones'
import { Empty } from '../ui/Empty'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { Table } from '../ui/Table'
import { Tag } from '../ui/Tag'
import { signedIn } from '../who'
import styles from './page.module.css'

export const metadata = { title: words.page }

/** Every closed meeting that somebody oversees, in the order in which it is up for review. */
export default async function ReviewsPage() {
  await connection()
  const who = await signedIn('/keeping')
  const { due, disposed } = await services().read.reviews(who)
  return (
    <>
      <AdminTop person={who.person} />
      <Page>
        <div>
          <h1>{words.title}</h1>
          {due.length ? <p className={styles.lead}>{words.lead}</p> : null}
        </div>
        {due.length ? (
          <section className={styles.panel} aria-label={words.title}>
            <Table columns={words.columns} stacked>
              <tbody>
                {due.map(one => (
                  <Line key={one.id} one={one} />
                ))}
              </tbody>
            </Table>
          </section>
        ) : (
          <Empty title={words.none.title} level={2}>
            <p>{words.none.body}</p>
          </Empty>
        )}
        {disposed.length ? <Gone disposed={disposed} /> : null}
      </Page>
    </>
  )
}

const Line = ({ one: { id, type, children, startsAt, closedAt, day, standing } }: { one: ReviewLine }) => (
  <tr>
    <td>
      <a href={`/meetings/${id}/keeping`}>{MEETING_TYPE_WORDS[type]}</a>
      <div className={styles.small}>{childrenLine(children, startsAt)}</div>
    </td>
    <td>{words.closedOn(closedAt)}</td>
    <td>{words.day(day)}</td>
    <td>
      <Tag tone={TONES[standing]}>{STANDING_WORDS[standing]}</Tag>
    </td>
  </tr>
)

const Gone = ({ disposed }: { disposed: readonly DisposedLine[] }) => (
  <Panel id="disposed" title={words.disposed}>
    <ul className={styles.list}>
      {disposed.map(({ id, type, startsAt }) => (
        <li key={id}>
          <a href={`/meetings/${id}/disposed`}>{words.of(MEETING_TYPE_WORDS[type], startsAt)}</a>
          <span className={styles.small}>{words.certificate}</span>
        </li>
      ))}
    </ul>
  </Panel>
)
