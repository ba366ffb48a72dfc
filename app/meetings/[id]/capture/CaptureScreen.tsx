'use client'
import { statementWords } from '../../../../lib/board/wording'
import { canSpeakChairsWord } from '../../../../lib/policy/can'
import type { Entrance } from '../../../../lib/protocol/views'
import { capture } from '../../../../lib/text/capture'
import { handing } from '../../../../lib/text/chair-moves'
import type { Live } from '../../../live/types'
import { useDrafts } from '../../../live/useDrafts'
import { LinkButton } from '../../../ui/Button'
import { Plain } from '../../../ui/Plain'
import { TopBar } from '../../../ui/TopBar'
import { useFocusKept } from '../../../ui/useFocusKept'
import { KeysPopover } from '../board/Keys'
import { Elsewhere } from '../flow/Elsewhere'
import { KeepState } from '../prepare/KeepState'
import { Announcer } from '../ui/Announcer'
import { Banners } from '../ui/Banners'
import { CannotWait } from '../ui/CannotWait'
import { draftWords } from '../ui/draftWords'
import { keptWords } from '../ui/kept'
import { MeetingProvider } from '../ui/MeetingContext'
import { MeetingTop } from '../ui/MeetingTop'
import { Over } from '../ui/Over'
import { Skeleton } from '../ui/Skeleton'
import { Capture } from './Capture'

/** Where whoever takes the minutes writes down what others say: from connecting to being over. */
export function CaptureScreen({ live, entrance }: { live: Live; entrance: Entrance }) {
  const drafts = useDrafts(live.state)
  useFocusKept()
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
        me={live.state?.me}
        page="capture"
        status={live.state ? <KeepState keeping={drafts.keeping} live={live} agency={entrance.me.agency} /> : undefined}
        tools={<KeysPopover keys={capture.keys} />}
      />
      <Announcer live={live} />
      {live.state ? (
        <MeetingProvider live={live} state={live.state}>
          <Banners live={live} reader={false}>
            <CannotWait />
            <Elsewhere />
          </Banners>
          {canSpeakChairsWord(live.state.me) ? (
            <Capture drafts={drafts} />
          ) : (
            <Plain title={handing.over} body={handing.boardLead}>
              <LinkButton look="primary" href={`/meetings/${live.state.meeting.id}/board`}>
                {handing.board}
              </LinkButton>
            </Plain>
          )}
        </MeetingProvider>
      ) : (
        <Skeleton live={live} />
      )}
    </>
  )
}
