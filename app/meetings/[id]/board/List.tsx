'use client'
import { memo, useDeferredValue, useState } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import { boardAction } from '../../../../lib/board/keys'
import { nextHeading } from '../../../../lib/board/queue'
import type { Heading } from '../../../../lib/meeting/names'
import { board } from '../../../../lib/text/board'
import { useDisplay } from '../../../ui/DisplayProvider'
import { Empty } from '../../../ui/Empty'
import { useFloor } from '../flow/useFloor'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './List.module.css'
import { Row } from './Row'
import { SendingRow } from './SendingRow'
import { rowId, type View } from './useView'

type Props = {
  view: View
  heading: Heading
  isNew(view: ContributionView): boolean
  /** To the words being written. */
  write(): void
}

const inField = (target: EventTarget) =>
  target instanceof HTMLElement && target.closest('textarea, input, select, dialog') !== null

/** This many rows fill a screen; the others come right after them. */
const AT_FIRST = 14

/** The contributions under one heading, in the order they were shared. One Tab stop; keys move inside it. */
export const List = memo(function List({ view: { go, toChair }, heading, isNew, write }: Props) {
  const { live, state, may } = useMeetingValue()
  const floor = useFloor()
  const { display } = useDisplay()
  const [active, setActive] = useState<string | null>(null)
  const items = live.board.filter(view => view.heading === heading)
  const sending = live.sending.filter(
    item => item.statement.kind === 'contribution' && item.statement.heading === heading,
  )
  const at = Math.max(
    0,
    items.findIndex(view => view.id === active),
  )
  const firstNew = items.findIndex(isNew)
  // A long board is there to be used before its last rows are.
  const whole = useDeferredValue(true, items.length <= AT_FIRST)

  const move = (to: number) => {
    const next = items[Math.min(Math.max(to, 0), items.length - 1)]
    if (!next) return
    setActive(next.id)
    document.getElementById(rowId(next.id))?.focus()
  }
  const into = () => {
    const row = document.getElementById(rowId(items[at]?.id ?? ''))
    row?.querySelector<HTMLElement>('button, summary, a, textarea')?.focus()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (inField(event.target)) return
    const action = boardAction(event, display.keys)
    const onRow = event.target instanceof HTMLElement && event.target.matches('article')
    if (!action || (event.key.length > 1 && !onRow)) return
    event.preventDefault()
    if (action === 'next') move(at + 1)
    if (action === 'previous') move(at - 1)
    if (action === 'open') into()
    if (action === 'next-heading') go(nextHeading(heading, 1))
    if (action === 'previous-heading') go(nextHeading(heading, -1))
    if (action === 'compose') write()
    if (action === 'to-chair') toChair()
    if (action === 'speak' && floor.open && floor.asks) floor.toggle()
  }

  if (items.length + sending.length === 0)
    return (
      <Empty title={board.empty(heading)} level={2}>
        <p>{may('contribution') ? board.emptyBody : board.emptyReader}</p>
      </Empty>
    )
  return (
    <ol className={styles.list} aria-label={board.list(heading)} onKeyDown={onKeyDown}>
      {(whole ? items : items.slice(0, AT_FIRST)).map((view, i) => (
        <li key={view.id}>
          {i === firstNew ? <p className={styles.fresh}>{board.fresh}</p> : null}
          <Row
            view={view}
            isNew={isNew(view)}
            chairHere={state.place?.contribution === view.id}
            tabIndex={i === at ? 0 : -1}
            onFocus={setActive}
          />
        </li>
      ))}
      {sending.map(item => (
        <SendingRow key={item.id} item={item} />
      ))}
    </ol>
  )
})
