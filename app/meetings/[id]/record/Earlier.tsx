import type { Approved, Form } from '../../../../lib/meeting/recording'
import { summaryPage } from '../../../../lib/text/circulation'
import { clockMinutes, dayLong, dayWords } from '../../../../lib/text/dates'
import { versionPage as words } from '../../../../lib/text/record'
import { asking } from './asking'
import styles from './Versions.module.css'

/** What was approved, the newest first: each can be read again as it was. */
export function Earlier({ meeting, form, approved }: { meeting: string; form: Form; approved: readonly Approved[] }) {
  const name = form === 'record' ? words.number : summaryPage.number
  if (approved.length === 0) return null
  const all = approved.map((one, i) => ({ ...one, number: i + 1 })).reverse()
  return (
    <>
      <h3>{words.approved}</h3>
      <ul className={styles.earlier}>
        {all.map(({ number, at, by, changed, recipients, until }) => (
          <li key={number}>
            <a href={`/meetings/${meeting}/record/${recipients[0]?.id}?${asking(form, number)}`}>{name(number)}</a>{' '}
            {words.approvedBy(by, `${dayLong(at)}, ${clockMinutes(at)}`, recipients.length)}{' '}
            {until ? words.until(dayWords(until)) : null}
            {changed ? <p className={styles.said}>{words.changedSaid(changed)}</p> : null}
          </li>
        ))}
      </ul>
    </>
  )
}
