'use client'
import { isOfFamily } from '../../../../lib/policy/can'
import type { Entrance } from '../../../../lib/protocol/views'
import type { Live } from '../../../live/types'
import { Page } from '../../../ui/Page'
import { TopBar } from '../../../ui/TopBar'
import { Away } from '../board/Away'
import { Elsewhere } from '../flow/Elsewhere'
import { Announcer } from '../ui/Announcer'
import { Banners } from '../ui/Banners'
import { MeetingProvider } from '../ui/MeetingContext'
import { MeetingTop } from '../ui/MeetingTop'
import { Over } from '../ui/Over'
import { SaveState } from '../ui/SaveState'
import { Skeleton } from '../ui/Skeleton'
import { Chronology } from './Chronology'

/** What is dated, live, as this person may read it. */
export function ChronologyScreen({ live, entrance }: { live: Live; entrance: Entrance }) {
  if (live.connection.is === 'over')
    return (
      <>
        <TopBar />
        {isOfFamily(entrance.me) ? <Away /> : null}
        <Over reason={live.connection.reason} unsent={[]} board={live.board} />
      </>
    )
  return (
    <>
      <MeetingTop entrance={entrance} me={live.state?.me} page="chronology" status={<SaveState live={live} />} />
      {isOfFamily(entrance.me) ? <Away /> : null}
      <Announcer live={live} />
      {live.state ? (
        <MeetingProvider live={live} state={live.state}>
          <Banners live={live} reader>
            <Elsewhere />
          </Banners>
          <Page wide>
            <Chronology />
          </Page>
        </MeetingProvider>
      ) : (
        <Skeleton live={live} />
      )}
    </>
  )
}
