'use client'
import { voices } from '../../../../lib/board/coverage'
import { board } from '../../../../lib/text/board'
import { ageWords } from '../../../../lib/text/dates'
import { Actions, Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'

/** Under seven, what a child does and how they seem is said beside what they say. */
const SMALL = 7

/** Which child's views are still missing, child by child. */
export function Voices({ onAdd }: { onAdd: ((child: string) => void) | null }) {
  const { live, state, childName } = useMeetingValue()
  const { children, startsAt } = state.meeting
  const list = voices(live.board, children)
  const missing = list.filter(voice => voice.heard === 0)
  if (missing.length === 0) return null
  const words = board.missingVoice
  const ageOf = (id: string) => {
    const child = children.find(c => c.id === id)
    return child ? ageWords(child, startsAt) : ''
  }
  const isSmall = (age: string) => age !== '' && age !== 'unborn' && (/[a-z]/.test(age) || Number(age) < SMALL)
  return (
    <Notice tone="voice" title={words.title(missing.map(voice => childName(voice.id)))} level={2}>
      <p>
        {list
          .filter(voice => voice.heard > 0)
          .map(voice => words.heard(childName(voice.id), voice.heard))
          .join(' ')}{' '}
        {missing
          .filter(voice => isSmall(ageOf(voice.id)))
          .map(voice => words.small(childName(voice.id), ageOf(voice.id)))
          .join(' ')}
      </p>
      {onAdd ? (
        <Actions>
          {missing.map(voice => (
            <Button key={voice.id} small onClick={() => onAdd(voice.id)}>
              {words.add(childName(voice.id))}
            </Button>
          ))}
        </Actions>
      ) : null}
    </Notice>
  )
}
