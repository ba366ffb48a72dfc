import { connection } from 'next/server'
import type { Work } from '../../lib/meeting/work'
import { can } from '../../lib/policy/can'
import type { MeetingItem } from '../../lib/protocol/views'
import { account } from '../../lib/text/account'
import { admin } from '../../lib/text/admin'
import { dayLong } from '../../lib/text/dates'
import { emergency as emergencyWords } from '../../lib/text/emergency'
import { reviewsPage } from '../../lib/text/keeping'
import { meetings } from '../../lib/text/meetings'
import { qualityPage } from '../../lib/text/quality'
import { services } from '../../server/services'
import { LinkButton } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { Page } from '../ui/Page'
import { SignOut } from '../ui/SignOut'
import { TopBar } from '../ui/TopBar'
import { signedIn } from '../who'
import { Came } from './Came'
import { Doors } from './Doors'
import columns from './Home.module.css'
import { Invitations } from './Invitations'
import { List } from './List'
import { Next } from './Next'
import { Preparation } from './Preparation'
import styles from './page.module.css'
import { SetUpPanel } from './SetUpPanel'
import { Waiting } from './Waiting'

export const metadata = { title: meetings.page }

const isOver = (item: MeetingItem) =>
  ['concluded', 'record_draft', 'record_approved', 'circulated', 'archived'].includes(item.status)
/** Theirs to review once it is closed. */
const oversees = (item: MeetingItem) => can(item.me, 'keep-until', { status: 'concluded' }) === null
const byStart = (a: MeetingItem, b: MeetingItem) => (a.startsAt < b.startsAt ? -1 : 1)

/** The one to go to: what is running, else what starts next. Never one this person may not enter or only audits. */
function nextOf(items: MeetingItem[]): MeetingItem | undefined {
  const open = items.filter(item => !isOver(item) && item.me.role !== 'auditor' && can(item.me, 'join', item) === null)
  return open.find(item => item.status === 'in_progress') ?? open[0]
}

export default async function MeetingsPage() {
  await connection()
  const { person, ...session } = await signedIn('/meetings')
  const { read, setUp, invitations, emergency: reading } = services()
  const who = { person, ...session }
  const [home, drafts, invite, emergency, quality] = await Promise.all([
    read.home(who),
    setUp.list(who),
    invitations.list(who),
    reading.view(who),
    read.quality.may(who),
  ])
  const items = home.items.sort(byStart)
  const next = nextOf(items)
  const others = items.filter(item => item !== next && !isOver(item))
  const over = items.filter(isOver).reverse()
  const now = Date.now()
  const audits = items.length > 0 && items.every(item => item.me.role === 'auditor')
  return (
    <>
      <TopBar nav={person.administers ? <a href="/admin">{admin.open}</a> : null}>
        <span className={styles.me}>
          <strong>{person.name}</strong>
          <span>{person.agency}</span>
        </span>
        <LinkButton small look="quiet" href="/account">
          {account.own.link}
        </LinkButton>
        <SignOut />
      </TopBar>
      <Page>
        <div>
          <h1>{audits ? meetings.records : meetings.title}</h1>
          <p className={styles.date}>{dayLong(new Date(now).toISOString())}</p>
        </div>
        {items.length === 0 && person.administers && !drafts ? <Looks /> : null}
        {home.came.length ? <Came came={home.came} items={items} /> : null}
        {home.doors.length ? <Doors doors={home.doors} /> : null}
        {items.length + home.doors.length === 0 && (drafts || !person.administers) ? (
          <NoMeetings organises={drafts !== null} email={person.email} />
        ) : null}
        {next ? <NextWithWork next={next} work={home.work[next.id]} now={now} /> : null}
        <div className={columns.columns}>
          {items.length ? (
            <div className={columns.column}>
              {Object.keys(home.work).length ? <Waiting items={items} work={home.work} /> : null}
              {others.length ? (
                <List
                  id="others"
                  title={audits ? meetings.audited : meetings.other}
                  items={others}
                  work={home.work}
                  now={now}
                />
              ) : null}
              {over.length ? (
                <List id="over" title={meetings.closed} items={over} now={now} clocks={home.clocks} late={home.late} />
              ) : null}
            </div>
          ) : null}
          {drafts || invite.length ? (
            <div className={columns.column}>
              {drafts ? <SetUpPanel drafts={drafts} items={items} /> : null}
              {invite.length ? <Invitations items={invite} /> : null}
            </div>
          ) : null}
        </div>
        {items.some(oversees) ? (
          <p className={styles.date}>
            <a href="/keeping">{reviewsPage.link}</a>
          </p>
        ) : null}
        {quality ? (
          <p className={styles.date}>
            <a href="/quality">{qualityPage.link}</a>
          </p>
        ) : null}
        {emergency.may ? (
          <p className={styles.date}>
            <a href="/emergency">{emergencyWords.link}</a>
          </p>
        ) : null}
      </Page>
    </>
  )
}

function NextWithWork({ next, work, now }: { next: MeetingItem; work: Work | undefined; now: number }) {
  if (!work) return <Next item={next} now={now} />
  return (
    <div className={columns.next}>
      <Next item={next} now={now} />
      <Preparation work={work} />
    </div>
  )
}

/** For whoever looks after agencies or people and is in no meeting. */
function Looks() {
  return (
    <Empty title={admin.home.title} level={2}>
      <p>{admin.home.body}</p>
      <LinkButton look="primary" href="/admin">
        {admin.open}
      </LinkButton>
    </Empty>
  )
}

function NoMeetings({ organises, email }: { organises: boolean; email: string }) {
  const words = organises ? meetings.noneToOrganise : meetings.none
  return (
    <Empty title={words.title} level={2}>
      <p>{words.body(email)}</p>
    </Empty>
  )
}
