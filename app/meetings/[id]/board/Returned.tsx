'use client'
import { useState } from 'react'
import { statementWords } from '../../../../lib/board/wording'
import { compose } from '../../../../lib/text/compose'
import { shareButton, shareWords } from '../../../../lib/text/sharing'
import type { Returned as Item } from '../../../live/types'
import { Actions, Button } from '../../../ui/Button'
import { useLater } from '../../../ui/later'
import { Notice } from '../../../ui/Notice'
import type { Sharing } from '../drafts/useSharing'
import { CopyButton } from '../ui/CopyButton'
import { useMeetingValue } from '../ui/MeetingContext'
import { correct } from './Actions'
import { isForFewer, Narrower } from './Narrower'
import styles from './Returned.module.css'

type Composer = Pick<Sharing, 'take' | 'joinedSince'>

/** Words of mine that the server turned down: here, with the reason, until I have taken care of them. */
export function Returned({ composer }: { composer: Composer }) {
  const { live } = useMeetingValue()
  if (live.returned.length === 0) return null
  return (
    <div className={styles.list}>
      {live.returned.map(item => (
        <One key={item.id} item={item} composer={composer} />
      ))}
    </div>
  )
}

function One({ item, composer }: { item: Item; composer: Composer }) {
  const { live, audience, me, agencyName } = useMeetingValue()
  const { statement, refusal } = item
  const words = statementWords(statement)
  const target = audience(item.audience)
  const again = () => live.share(item.audience, { ...statement, seen: target?.version ?? 0 }, item.id)
  const grew = refusal.code === 'audience_grew' && target?.readers
  const joined = grew
    ? composer.joinedSince(item).map(face => shareWords.person(face.name, agencyName(face.agency)))
    : []
  return (
    <Notice tone="stop" title={compose.returned.titleKind[statement.kind]} level={2} role="alert">
      <p>{joined.length > 0 ? shareWords.grew(joined) : refusal.reason}</p>
      {words ? <blockquote className={styles.words}>{words}</blockquote> : null}
      <p className={styles.held}>{compose.returned.held}</p>
      <Actions>
        <Edit item={item} composer={composer} />
        {words ? <CopyButton text={words} /> : null}
        {isForFewer(item) ? (
          <Narrower item={item} />
        ) : (
          <Button small look={grew ? 'primary' : 'plain'} onClick={again}>
            {joined.length > 0
              ? shareWords.grewAgain(joined)
              : grew
                ? shareButton(grew, me.person)
                : compose.returned.again}
          </Button>
        )}
        <Button small look="quiet" onClick={() => live.dismiss(item.id)}>
          {compose.returned.drop}
        </Button>
      </Actions>
    </Notice>
  )
}

/** Back into the form it came from. What stands there already is a draft of its own. */
function Edit({ item, composer }: { item: Item; composer: Composer }) {
  const { live } = useMeetingValue()
  const [editing, setEditing] = useState(false)
  const Correct = useLater(correct, editing)
  const { statement } = item
  if (statement.kind === 'contribution')
    return (
      <Button small look="primary" onClick={() => composer.take(item)}>
        {compose.returned.edit}
      </Button>
    )
  if (statement.kind !== 'correction') return null
  const view = live.board.find(candidate => candidate.id === statement.contribution)
  if (!view?.content) return null
  const { kind: _kind, v: _v, seen: _seen, contribution: _c, version: _ver, reason, ...content } = statement
  return (
    <>
      <Button small look="primary" onClick={() => setEditing(true)}>
        {compose.returned.edit}
      </Button>
      {editing && Correct ? (
        <Correct
          view={view}
          from={{ id: item.id, content, reason }}
          onShared={() => live.dismiss(item.id)}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </>
  )
}
