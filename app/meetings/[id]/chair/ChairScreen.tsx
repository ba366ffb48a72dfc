'use client'
import { statementWords } from '../../../../lib/board/wording'
import { leads } from '../../../../lib/policy/can'
import type { Entrance } from '../../../../lib/protocol/views'
import { chair } from '../../../../lib/text/chair'
import { handing } from '../../../../lib/text/chair-moves'
import type { Live } from '../../../live/types'
import { LinkButton } from '../../../ui/Button'
import { Plain } from '../../../ui/Plain'
import { Tag } from '../../../ui/Tag'
import { TopBar } from '../../../ui/TopBar'
import { useFocusKept } from '../../../ui/useFocusKept'
import { KeysPopover } from '../board/Keys'
import { Announcer } from '../ui/Announcer'
import { Banners } from '../ui/Banners'
import { CannotWait } from '../ui/CannotWait'
import { keptWords } from '../ui/kept'
import { MeetingProvider } from '../ui/MeetingContext'
import { MeetingTop } from '../ui/MeetingTop'
import { Over } from '../ui/Over'
import { SaveState } from '../ui/SaveState'
import { Skeleton } from '../ui/Skeleton'
import { Cockpit } from './Cockpit'

/** The chair's table: from connecting to being over. */
export function ChairScreen({ live, entrance }: { live: Live; entrance: Entrance }) {
  useFocusKept()
  if (live.connection.is === 'over') {
    const left = [...live.returned, ...live.sending].map(item => statementWords(item.statement)).concat(keptWords())
    return (
      <>
        <TopBar />
        <Over reason={live.connection.reason} unsent={left.filter(text => text.trim())} board={live.board} />
      </>
    )
  }
  return (
    <>
      <MeetingTop
        entrance={entrance}
        me={live.state?.me}
        page="chair"
        status={<SaveState live={live} />}
        tools={
          <>
            <Tag tone="stop">{chair.private}</Tag>
            <KeysPopover keys={chair.keys} />
          </>
        }
      />
      <Announcer live={live} />
      {live.state ? (
        <MeetingProvider live={live} state={live.state}>
          {leads(live.state.me) ? (
            <Cockpit
              banners={
                <Banners live={live} reader={false}>
                  <CannotWait />
                </Banners>
              }
            />
          ) : (
            <NotChair live={live} />
          )}
        </MeetingProvider>
      ) : (
        <Skeleton live={live} />
      )}
    </>
  )
}

/** Whoever handed the chair on, or had it taken, while this page was open. */
function NotChair({ live }: { live: Live }) {
  return (
    <>
      <Banners live={live} reader={false}>
        <CannotWait />
      </Banners>
      <Plain title={handing.over} body={handing.boardLead}>
        <LinkButton look="primary" href={`/meetings/${live.state?.meeting.id}/board`}>
          {handing.board}
        </LinkButton>
      </Plain>
    </>
  )
}
