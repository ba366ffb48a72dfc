'use client'
import { board } from '../../../../lib/text/board'
import { shell } from '../../../../lib/text/shell'
import { Icon } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import { viewHref } from './useView'
import styles from './ViewSwitch.module.css'

/** From the chronology back to the board, one heading or whole. */
export function ViewLinks() {
  const { state } = useMeetingValue()
  const at = `/meetings/${state.meeting.id}`
  return (
    <nav className={styles.switch} aria-label={board.view}>
      <a href={`${at}/board${viewHref(state.place?.heading ?? 'necessary')}`}>
        <Icon name="one" />
        {board.one}
      </a>
      <a href={`${at}/board${viewHref(null)}`}>
        <Icon name="board" />
        {board.whole}
      </a>
      <a href={`${at}/chronology`} aria-current="page">
        <Icon name="time" />
        {shell.chronology}
      </a>
    </nav>
  )
}
