'use client'
import { type RefObject, useRef } from 'react'
import { statementWords } from '../../../../lib/board/wording'
import { can, isOfFamily } from '../../../../lib/policy/can'
import type { Entrance } from '../../../../lib/protocol/views'
import type { Connection, Live } from '../../../live/types'
import { type DraftsStore, useDraftsIn, useDraftsStore } from '../../../live/useDrafts'
import { later, useLater } from '../../../ui/later'
import { TopBar } from '../../../ui/TopBar'
import { Announcer } from '../ui/Announcer'
import { Banners } from '../ui/Banners'
import { CannotWait } from '../ui/CannotWait'
import { draftWords } from '../ui/draftWords'
import { keptWords } from '../ui/kept'
import { Leave } from '../ui/Leave'
import { MeetingProvider } from '../ui/MeetingContext'
import { MeetingTop } from '../ui/MeetingTop'
import { Over } from '../ui/Over'
import { SaveState } from '../ui/SaveState'
import { Skeleton } from '../ui/Skeleton'
import styles from './BoardScreen.module.css'
import { KeysPopover } from './Keys'
import { Table } from './Table'

const aways = later(() => import('./Away').then(({ Away }) => Away))

/** The board of a meeting: from connecting to being over. */
export function BoardScreen({ live, entrance }: { live: Live; entrance: Entrance }) {
  const Away = useLater(aways, isOfFamily(entrance.me))
  const words = useRef('')
  const store = useDraftsStore(live.state)
  const { connection } = live
  if (connection.is === 'over')
    return (
      <>
        <TopBar />
        {Away && isOfFamily(entrance.me) ? <Away /> : null}
        <Ended {...{ live, store, words }} reason={connection.reason} />
      </>
    )
  return (
    <>
      <MeetingTop
        entrance={entrance}
        me={live.state?.me}
        page="board"
        status={<SaveState live={live} />}
        tools={<KeysPopover />}
      >
        <span className={styles.leave}>
          <Leave live={live} />
        </span>
      </MeetingTop>
      {Away && isOfFamily(entrance.me) ? <Away /> : null}
      <Announcer live={live} />
      {live.state ? (
        <MeetingProvider live={live} state={live.state}>
          <Table
            banners={
              <Banners live={live} reader={can(live.state.me, 'contribution', live.state.meeting) !== null}>
                <CannotWait />
              </Banners>
            }
            store={store}
            words={words}
          />
        </MeetingProvider>
      ) : (
        <Skeleton live={live} />
      )}
    </>
  )
}

type EndedProps = {
  live: Live
  store: DraftsStore | null
  words: RefObject<string>
  reason: Extract<Connection, { is: 'over' }>['reason']
}

/** Why it is over, with everything this person wrote that the meeting does not have. */
function Ended({ live, store, words, reason }: EndedProps) {
  const { returned } = useDraftsIn(store)
  const statements = [...live.returned, ...live.sending].map(item => statementWords(item.statement))
  const written = [words.current, ...returned.map(({ fields }) => draftWords(fields))]
  const left = new Set([...written, ...statements, ...keptWords()])
  return <Over reason={reason} unsent={[...left].filter(text => text.trim())} board={live.board} />
}
