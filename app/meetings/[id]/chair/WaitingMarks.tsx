'use client'
import { waiting } from '../../../../lib/board/deciding'
import { decide } from '../../../../lib/text/decide'
import { Button } from '../../../ui/Button'
import { useMeetingValue } from '../ui/MeetingContext'
import { useHeld } from './useHeld'

const words = decide.before

/** Marks that closing would leave to nobody: those to be shown, which one press shows, and those that wait for the chair's word. */
export function useWaitingMarks() {
  const { live } = useMeetingValue()
  const held = useHeld()
  const list = waiting(held.list, live.board)
  const spoken = list.filter(one => one.stage === 'spoken').length
  const toShow = list.filter(one => one.stage !== 'spoken')
  const lines = [toShow.length ? words.held(toShow.length) : '', spoken ? words.spoken(spoken) : ''].filter(Boolean)
  const show = () => {
    for (const one of toShow) held.release(one)
  }
  const button = toShow.length ? (
    <Button small onClick={show}>
      {words.release(toShow.length)}
    </Button>
  ) : null
  return { list, lines, button }
}
