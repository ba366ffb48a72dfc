'use client'
import { board } from '../../../../lib/text/board'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Thread.module.css'

/** Beside a contribution: who of the family does not agree with it, in their own words. */
export function Disagrees({ id }: { id: string }) {
  const { live } = useMeetingValue()
  return live.family
    .filter(one => one.about?.contribution === id)
    .map(one => (
      <p key={one.id} className={styles.reply}>
        <b>{board.doesNotAgree(one.stamp.by.name)}</b> <bdi>{one.body}</bdi>
      </p>
    ))
}
