'use client'
import { statementWords } from '../../../../lib/board/wording'
import type { Entrance } from '../../../../lib/protocol/views'
import type { Live } from '../../../live/types'
import { useDrafts } from '../../../live/useDrafts'
import { TopBar } from '../../../ui/TopBar'
import { Elsewhere } from '../flow/Elsewhere'
import { Announcer } from '../ui/Announcer'
import { Banners } from '../ui/Banners'
import { draftWords } from '../ui/draftWords'
import { keptWords } from '../ui/kept'
import { MeetingProvider } from '../ui/MeetingContext'
import { MeetingTop } from '../ui/MeetingTop'
import { Over } from '../ui/Over'
import { Skeleton } from '../ui/Skeleton'
import { KeepState } from './KeepState'
import { Prepare } from './Prepare'

/** What an agency prepares for a meeting: from connecting to being over. */
export function PrepareScreen({ live, entrance }: { live: Live; entrance: Entrance }) {
  const drafts = useDrafts(live.state)
  if (live.connection.is === 'over') {
    const statements = [...live.returned, ...live.sending].map(item => statementWords(item.statement))
    const left = [...drafts.returned.map(({ fields }) => draftWords(fields)), ...statements, ...keptWords()]
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
        page="prepare"
        status={live.state ? <KeepState keeping={drafts.keeping} live={live} agency={entrance.me.agency} /> : undefined}
      />
      <Announcer live={live} />
      {live.state ? (
        <MeetingProvider live={live} state={live.state}>
          <Prepare
            drafts={drafts}
            banners={
              <Banners live={live} reader={false}>
                <Elsewhere />
              </Banners>
            }
          />
        </MeetingProvider>
      ) : (
        <Skeleton live={live} />
      )}
    </>
  )
}
