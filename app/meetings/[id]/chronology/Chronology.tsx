'use client'
import { chronology as words } from '../../../../lib/text/chronology'
import { ViewLinks } from '../board/ViewLinks'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Chronology.module.css'
import { Dated, useDated } from './Dated'

/** All that is dated, in the order it happened. */
export function Chronology() {
  const { professional } = useMeetingValue()
  const dated = useDated()
  const { made } = dated
  const sharing = new Set(made.dated.map(({ view }) => view.by.agency))
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1>{words.page}</h1>
          <p className={styles.sub}>{professional ? words.sub(made.dated.length, sharing.size) : words.plainSub}</p>
        </div>
        <ViewLinks />
      </div>
      <Dated {...dated} />
    </>
  )
}
