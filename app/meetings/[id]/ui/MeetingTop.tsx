'use client'
import type { Member } from '../../../../lib/meeting/state'
import { can, canSpeakChairsWord, readsRecord } from '../../../../lib/policy/can'
import type { Entrance } from '../../../../lib/protocol/views'
import { childrenLine } from '../../../../lib/text/dates'
import { keepingPage } from '../../../../lib/text/keeping'
import { MEETING_TYPE_WORDS } from '../../../../lib/text/meetings'
import { requestsPage } from '../../../../lib/text/requests'
import { shell } from '../../../../lib/text/shell'
import { MeetingNav, TopBar } from '../../../ui/TopBar'

type Page =
  | 'prepare'
  | 'board'
  | 'chronology'
  | 'chair'
  | 'capture'
  | 'record'
  | 'trail'
  | 'replay'
  | 'requests'
  | 'item'
  | 'readings'
  | 'keeping'
type Props = {
  entrance: Entrance
  /** Who is looking as of now, where that is known: the chair changes hands. */
  me?: Member | undefined
  page: Page
  status?: React.ReactNode
  tools?: React.ReactNode
  children?: React.ReactNode
}

/** The pages of a meeting that this person may open. */
function pagesFor({ id, status, approved }: Entrance, me: Member, current: Page) {
  const page = (name: Page, label: string) => ({ href: `/meetings/${id}/${name}`, label, current: name === current })
  const leads = can(me, 'mark', { status: 'in_progress' }) === null
  return [
    ...(can(me, 'contribution', { status: 'in_progress' }) === null ? [page('prepare', shell.prepare)] : []),
    ...(me.role === 'auditor' ? [] : [page('board', shell.board)]),
    ...(leads ? [page('chair', shell.chair)] : []),
    ...(canSpeakChairsWord(me) ? [page('capture', shell.capture)] : []),
    ...(readsRecord(me, { status, approved }) ? [page('record', shell.record)] : []),
    ...(can(me, 'trail', { status: 'in_progress' }) === null
      ? [page('trail', shell.trail), page('replay', shell.replay)]
      : []),
    ...(current === 'keeping' ? [page('keeping', keepingPage.link)] : []),
    ...(current === 'requests' ? [page('requests', requestsPage.link)] : []),
  ]
}

/** Drawn from the entrance, so that it stands before the live connection does. */
export function MeetingTop({ entrance, me, page, status, tools, children }: Props) {
  return (
    <TopBar
      title={MEETING_TYPE_WORDS[entrance.type]}
      sub={childrenLine(entrance.children, entrance.startsAt)}
      nav={<MeetingNav pages={pagesFor(entrance, me ?? entrance.me, page)} />}
      status={status}
      tools={tools}
    >
      {children}
    </TopBar>
  )
}
