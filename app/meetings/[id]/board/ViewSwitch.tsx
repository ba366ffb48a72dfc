'use client'
import { board } from '../../../../lib/text/board'
import { shell } from '../../../../lib/text/shell'
import { Icon } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import { type View, viewHref } from './useView'
import styles from './ViewSwitch.module.css'

/** Two forms of the same list, and the order things happened in. */
export function ViewSwitch({ view, label }: { view: View; label: string }) {
  const { state } = useMeetingValue()
  const heading = view.heading ?? state.place?.heading ?? 'necessary'
  return (
    <nav className={styles.switch} aria-label={label}>
      <a
        href={viewHref(heading)}
        aria-current={view.heading ? 'page' : undefined}
        onClick={event => {
          event.preventDefault()
          view.go(heading)
        }}
      >
        <Icon name="one" />
        {board.one}
      </a>
      <a
        href={viewHref(null)}
        aria-current={view.heading ? undefined : 'page'}
        onClick={event => {
          event.preventDefault()
          view.go(null)
        }}
      >
        <Icon name="board" />
        {board.whole}
      </a>
      <a href={`/meetings/${state.meeting.id}/chronology`}>
        <Icon name="time" />
        {shell.chronology}
      </a>
    </nav>
  )
}
