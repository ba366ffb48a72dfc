'use client'
import { voices } from '../../../../lib/board/coverage'
import { board } from '../../../../lib/text/board'
import { ageWords, stageOf } from '../../../../lib/text/dates'
import { Actions, Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'

/** Which child's views are still missing, child by child, with what fits their age. */
export function Voices({ onAdd }: { onAdd: ((child: string) => void) | null }) {
  const { live, state, childName } = useMeetingValue()
  const { children, startsAt } = state.meeting
  const list = voices(live.board, children)
  const missing = list.filter(voice => voice.heard === 0)
  if (missing.length === 0) return null
  const words = board.missingVoice
  const fits = (id: string) => {
    const child = children.find(c => c.id === id)
    const stage = child && stageOf(child, startsAt)
    return child && stage ? words.fits[stage](childName(id), ageWords(child, startsAt)) : ''
  }
  return (
    <Notice tone="voice" title={words.title(missing.map(voice => childName(voice.id)))} level={2}>
      <p>
        {list
          .filter(voice => voice.heard > 0)
          .map(voice => words.heard(childName(voice.id), voice.heard))
          .join(' ')}{' '}
        {missing
          .map(voice => fits(voice.id))
          .filter(Boolean)
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
