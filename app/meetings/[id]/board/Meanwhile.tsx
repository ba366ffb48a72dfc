'use client'
import { useState } from 'react'
import { correctedSince } from '../../../../lib/board/announce'
import { board, connectionWords } from '../../../../lib/text/board'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import banners from '../ui/Banners.module.css'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Diff.module.css'
import { rowId, type View, viewHref } from './useView'

/** On coming back: what was corrected meanwhile of what this person could have read. It stays until they have taken note. */
export function Meanwhile({ onGo }: { onGo: View['go'] }) {
  const { live, state, me, agencyName } = useMeetingValue()
  const [noted, setNoted] = useState<string | null>(null)
  const corrected = state.since === noted ? [] : correctedSince(live.board, state.since, me.person)
  if (corrected.length === 0) return null
  return (
    <div className={banners.banners}>
      <Notice title={board.meanwhile} level={2}>
        <div className={styles.tools}>
          <ul className={styles.meanwhile}>
            {corrected.map(view => (
              <li key={view.id}>
                <a
                  href={`${viewHref(view.heading)}#${rowId(view.id)}`}
                  onClick={event => {
                    event.preventDefault()
                    onGo(view.heading, view.id)
                  }}
                >
                  {board.correctedBy(agencyName(view.by.agency), view.ref)}
                </a>
              </li>
            ))}
          </ul>
          <Button small look="quiet" onClick={() => setNoted(state.since)}>
            {connectionWords.dismiss}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
