'use client'
import { can } from '../../../../lib/policy/can'
import type { Entrance } from '../../../../lib/protocol/views'
import { childrenLine } from '../../../../lib/text/dates'
import { MEETING_TYPE_WORDS } from '../../../../lib/text/meetings'
import { shell } from '../../../../lib/text/shell'
import { MeetingNav, TopBar } from '../../../ui/TopBar'

type Page = 'board' | 'chair' | 'trail'
type Props = {
  entrance: Entrance
  page: Page
  status?: React.ReactNode
  tools?: React.ReactNode
  children?: React.ReactNode
}

/** The pages of a meeting that this person may open. */
function pagesFor({ id, me }: Entrance, current: Page) {
  const page = (name: Page, label: string) => ({ href: `/meetings/${id}/${name}`, label, current: name === current })
  const leads = can(me, 'mark', { status: 'in_progress' }) === null
  return [
    ...(me.role === 'auditor' ? [] : [page('board', shell.board)]),
    ...(leads ? [page('chair', shell.chair)] : []),
    ...(can(me, 'trail', { status: 'in_progress' }) === null ? [page('trail', shell.trail)] : []),
  ]
}

/** Drawn from the entrance, so that it stands before the live connection does. */
export function MeetingTop({ entrance, page, status, tools, children }: Props) {
  return (
    <TopBar
      title={MEETING_TYPE_WORDS[entrance.type]}
      sub={childrenLine(entrance.children, entrance.startsAt)}
      nav={<MeetingNav pages={pagesFor(entrance, page)} />}
      status={status}
      tools={tools}
    >
      {children}
    </TopBar>
  )
}
