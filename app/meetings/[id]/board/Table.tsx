'use client'
import dynamic from 'next/dynamic'
import { type RefObject, useState } from 'react'
import { nextHeading } from '../../../../lib/board/queue'
import { can } from '../../../../lib/policy/can'
import { board } from '../../../../lib/text/board'
import type { DraftsView } from '../../../live/drafts'
import { later, useLater } from '../../../ui/later'
import { Called } from '../flow/Called'
import { Finish } from '../flow/Finish'
import { Speaking } from '../flow/Speaking'
import { useFloor } from '../flow/useFloor'
import { Leave } from '../ui/Leave'
import { useMeetingValue } from '../ui/MeetingContext'
import { RosterList } from '../ui/Roster'
import { ChairStrip } from './ChairStrip'
import { Composer } from './Composer'
import { KeysPanel } from './Keys'
import { List } from './List'
import matters from './Matters.module.css'
import { Meanwhile } from './Meanwhile'
import { OwnAgency } from './OwnAgency'
import { Questions } from './Questions'
import { Rail } from './Rail'
import { Returned } from './Returned'
import { Said } from './Said'
import { SheetHead } from './SheetHead'
import styles from './Table.module.css'
import { type Tab, Tabs } from './Tabs'
import { useComposer } from './useComposer'
import { useFresh } from './useFresh'
import { useMissed } from './useMissed'
import { useView } from './useView'
import { Voices } from './Voices'

/** Loaded once there is something to show. */
const Lost = dynamic(() => import('../drafts/Lost').then(part => part.Lost))
const Matters = dynamic(() => import('./Matters').then(part => part.Matters))
const doors = later(() => import('../ui/Door').then(({ Door }) => Door))
const wholes = later(() => import('./Whole').then(({ Whole }) => Whole))
const ownNotes = later(() => import('../ui/Notes').then(({ Notes }) => Notes))
const missedLists = later(() => import('./MissedList').then(({ MissedList }) => MissedList))
const familyOwns = later(() => import('./FamilyWords').then(({ FamilyOwn }) => FamilyOwn))
const familyPanels = later(() => import('./FamilyWords').then(({ FamilyPanel }) => FamilyPanel))

type Props = { banners: React.ReactNode; drafts: DraftsView; words: RefObject<string> }

/** Everything below the top bar: headings and people, the sheet, the tools. */
export function Table({ banners, drafts, words }: Props) {
  const meeting = useMeetingValue()
  const { live, state, me } = meeting
  const leads = can(me, 'mark', { status: 'in_progress' }) === null
  const view = useView(state, leads, !meeting.professional)
  const floor = useFloor()
  const isNew = useFresh(live.board, view.heading, me.person)
  const composer = useComposer(meeting, view.heading, words, drafts)
  const Door = useLater(doors, meeting.may('admit'))
  const Whole = useLater(wholes, !view.heading)
  const missed = useMissed()
  const MissedList = useLater(missedLists, missed.list.length > 0)
  const FamilyOwn = useLater(familyOwns, !meeting.professional)
  const FamilyPanel = useLater(familyPanels, meeting.professional && live.family.length > 0)
  const Notes = useLater(ownNotes, meeting.may('note'))
  const [tab, setTab] = useState<Tab>('board')
  const heading = view.heading
  const anyMatters = live.matters.decisions.length + live.matters.actions.length > 0
  const addFor = (child: string) => {
    view.go('childs-views')
    composer.begin({ heading: 'childs-views', children: [child] })
    setTab('board')
  }
  const takeHome: typeof composer.take = item => {
    if (item.statement.kind === 'contribution') view.go(item.statement.heading)
    composer.take(item)
  }
  return (
    <div
      className={styles.frame}
      data-large={!meeting.professional || undefined}
      data-tab={tab}
      data-writing={composer.open || undefined}
    >
      <ChairStrip view={view} leads={leads} />
      {banners}
      <Called view={view} />
      <Meanwhile onGo={view.go} />
      {MissedList && missed.list.length ? (
        <MissedList list={missed.list} since={missed.since} onGo={view.go} onDone={missed.done} />
      ) : null}
      {heading ? (
        <div className={styles.grid} data-side={meeting.professional || undefined}>
          <div className={styles.rail}>
            <Rail view={view} isNew={isNew} onGo={() => setTab('board')} />
            <div className={styles.people}>
              {meeting.professional ? null : <Speaking />}
              {Door ? <Door /> : null}
              <RosterList />
              <div className={styles.leave}>
                <Leave live={live} wide />
              </div>
            </div>
          </div>
          <main id="main" tabIndex={-1} className={styles.sheet}>
            <SheetHead view={view} />
            <List
              heading={heading}
              isNew={isNew}
              onHeading={step => view.go(nextHeading(heading, step))}
              onCompose={composer.focus}
              onChair={view.toChair}
              onSpeak={() => floor.open && floor.asks && floor.toggle()}
            />
            {meeting.professional || !anyMatters ? null : (
              <div className={matters.family}>
                <Matters />
              </div>
            )}
            {FamilyOwn && !meeting.professional ? <FamilyOwn onGo={view.go} /> : null}
            <div className={styles.dock}>
              <Returned composer={composer} />
              {drafts.returned.length ? <Lost drafts={drafts} onRestore={composer.restore} /> : null}
              <Composer {...{ composer, drafts, heading }} />
            </div>
          </main>
          {meeting.professional ? (
            <aside className={styles.side} aria-label={board.tools}>
              <Speaking>
                <Finish heading={heading} />
              </Speaking>
              <Voices onAdd={meeting.may('contribution') ? addFor : null} />
              <Questions onGo={view.go} />
              {anyMatters ? <Matters /> : null}
              <OwnAgency />
              {FamilyPanel && live.family.length ? <FamilyPanel onGo={view.go} /> : null}
              {Notes && meeting.may('note') ? <Notes /> : null}
              <Said />
              <KeysPanel />
            </aside>
          ) : null}
        </div>
      ) : (
        <>
          {Whole ? <Whole view={view} isNew={isNew} /> : null}
          <div className={styles.dock}>
            <Returned composer={{ ...composer, take: takeHome }} />
          </div>
        </>
      )}
      <Tabs tab={heading ? tab : 'board'} onTab={setTab} hidden={!heading} />
    </div>
  )
}
