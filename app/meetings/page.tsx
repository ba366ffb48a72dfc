import { connection } from 'next/server'
import { can } from '../../lib/policy/can'
import type { MeetingItem } from '../../lib/protocol/views'
import { dayLong } from '../../lib/text/dates'
import { meetings } from '../../lib/text/meetings'
import { services } from '../../server/services'
import { Empty } from '../ui/Empty'
import { Page } from '../ui/Page'
import { SignOut } from '../ui/SignOut'
import { TopBar } from '../ui/TopBar'
import { signedIn } from '../who'
import { List } from './List'
import { Next } from './Next'
import styles from './page.module.css'

export const metadata = { title: meetings.page }

const isOver = (item: MeetingItem) =>
  ['concluded', 'record_draft', 'record_approved', 'circulated', 'archived'].includes(item.status)
const byStart = (a: MeetingItem, b: MeetingItem) => (a.startsAt < b.startsAt ? -1 : 1)

/** The one to go to: what is running, else what starts next. Never one this person may not enter or only audits. */
function nextOf(items: MeetingItem[]): MeetingItem | undefined {
  const open = items.filter(item => !isOver(item) && item.me.role !== 'auditor' && can(item.me, 'join', item) === null)
  return open.find(item => item.status === 'in_progress') ?? open[0]
}

export default async function MeetingsPage() {
  await connection()
  const { person, ...session } = await signedIn('/meetings')
  const items = (await services().read.meetings({ person, ...session })).sort(byStart)
  const next = nextOf(items)
  const others = items.filter(item => item !== next && !isOver(item))
  const over = items.filter(isOver).reverse()
  const now = Date.now()
  const audits = items.length > 0 && items.every(item => item.me.role === 'auditor')
  return (
    <>
      <TopBar>
        <span className={styles.me}>
          <strong>{person.name}</strong>
          <span>{person.agency}</span>
        </span>
        <SignOut />
      </TopBar>
      <Page>
        <div>
          <h1>{audits ? meetings.records : meetings.title}</h1>
          <p className={styles.date}>{dayLong(new Date(now).toISOString())}</p>
        </div>
        {items.length === 0 ? (
          <Empty title={meetings.none.title} level={2}>
            <p>{meetings.none.body}</p>
          </Empty>
        ) : null}
        {next ? <Next item={next} now={now} /> : null}
        {others.length ? (
          <List id="others" title={audits ? meetings.audited : meetings.other} items={others} now={now} />
        ) : null}
        {over.length ? <List id="over" title={meetings.closed} items={over} now={now} /> : null}
      </Page>
    </>
  )
}
