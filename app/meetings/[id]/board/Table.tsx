'use client'
import dynamic from 'next/dynamic'
import { memo, type RefObject, useCallback, useState } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import type { Heading } from '../../../../lib/meeting/names'
import { can } from '../../../../lib/policy/can'
import { board } from '../../../../lib/text/board'
import type { Live } from '../../../live/types'
import { type DraftsStore, useDraftsIn } from '../../../live/useDrafts'
import { later, useLater } from '../../../ui/later'
import { useSteady } from '../../../ui/useSteady'
import { Called } from '../flow/Called'
import { Finish } from '../flow/Finish'
import { Speaking } from '../flow/Speaking'
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
import { useView, type View } from './useView'
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

type Props = { banners: React.ReactNode; store: DraftsStore | null; words: RefObject<string> }

/** Everything below the top bar: headings and people, the sheet, the tools. What somebody writes changes the dock alone. */
export function Table({ banners, store, words }: Props) {
  const meeting = useMeetingValue()
  const { live, state, me } = meeting
  const leads = can(me, 'mark', { status: 'in_progress' }) === null
  const view = useView(state, leads, !meeting.professional)
  const isNew = useFresh(live.board, view.heading, me.person)
  const drafts = useDraftsIn(store)
  const composer = useComposer(meeting, view.heading, words, drafts)
  const Whole = useLater(wholes, !view.heading)
  const FamilyOwn = useLater(familyOwns, !meeting.professional)
  const [tab, setTab] = useState<Tab>('board')
  const toBoard = useCallback(() => setTab('board'), [])
  const write = useSteady(composer.focus)
  const addFor = useSteady((child: string) => {
    view.go('childs-views')
    composer.begin({ heading: 'childs-views', children: [child] })
    toBoard()
  })
  const takeHome: typeof composer.take = item => {
    if (item.statement.kind === 'contribution') view.go(item.statement.heading)
    composer.take(item)
  }
  const { heading } = view
  return (
    <div
      className={styles.frame}
      data-large={!meeting.professional || undefined}
      data-tab={tab}
      data-writing={composer.open || undefined}
    >
      <Above {...{ view, leads, banners }} />
      {heading ? (
        <div className={styles.grid} data-side={meeting.professional || undefined}>
          <Left {...{ view, isNew, toBoard }} />
          <main id="main" tabIndex={-1} className={styles.sheet}>
            <SheetHead view={view} />
            <List {...{ view, heading, isNew, write }} />
            {meeting.professional || !anyMatters(live) ? null : (
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
          {meeting.professional ? <Right {...{ view, heading, addFor }} /> : null}
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

const anyMatters = ({ matters: { decisions, actions } }: Live) => decisions.length + actions.length > 0

type AboveProps = { view: View; leads: boolean; banners: React.ReactNode }

/** Where the chair is, and what everybody or this person alone should know now. */
const Above = memo(function Above({ view, leads, banners }: AboveProps) {
  const missed = useMissed()
  const MissedList = useLater(missedLists, missed.list.length > 0)
  return (
    <>
      <ChairStrip view={view} leads={leads} />
      {banners}
      <Called view={view} />
      <Meanwhile onGo={view.go} />
      {MissedList && missed.list.length ? (
        <MissedList list={missed.list} since={missed.since} onGo={view.go} onDone={missed.done} />
      ) : null}
    </>
  )
})

type LeftProps = { view: View; isNew(view: ContributionView): boolean; toBoard(): void }

/** The headings and the people. */
const Left = memo(function Left({ view, isNew, toBoard }: LeftProps) {
  const { live, professional, may } = useMeetingValue()
  const Door = useLater(doors, may('admit'))
  return (
    <div className={styles.rail}>
      <Rail view={view} isNew={isNew} onGo={toBoard} />
      <div className={styles.people}>
        {professional ? null : <Speaking />}
        {Door ? <Door /> : null}
        <RosterList />
        <div className={styles.leave}>
          <Leave live={live} wide />
        </div>
      </div>
    </div>
  )
})

type RightProps = { view: View; heading: Heading; addFor(child: string): void }

/** What professionals have beside the sheet. */
const Right = memo(function Right({ view, heading, addFor }: RightProps) {
  const { live, may } = useMeetingValue()
  const FamilyPanel = useLater(familyPanels, live.family.length > 0)
  const Notes = useLater(ownNotes, may('note'))
  return (
    <aside className={styles.side} aria-label={board.tools}>
      <Speaking>
        <Finish heading={heading} />
      </Speaking>
      <Voices onAdd={may('contribution') ? addFor : null} />
      <Questions onGo={view.go} />
      {anyMatters(live) ? <Matters /> : null}
      <OwnAgency />
      {FamilyPanel && live.family.length ? <FamilyPanel onGo={view.go} /> : null}
      {Notes && may('note') ? <Notes /> : null}
      <Said />
      <KeysPanel />
    </aside>
  )
})
