import type { Look, MeetingRecord } from '../../../../lib/record/record'
import { recordPage } from '../../../../lib/text/record'
import styles from './Paper.module.css'

const words = recordPage.see

/** What the draft needs of whoever judges it; no part of the record, and never printed. */
export function SeeTo({ record }: { record: MeetingRecord }) {
  const all = [...record.voices, ...record.headings, { kept: record.annex }].flatMap(({ kept }) => kept)
  const refs = (look: Look) => [...new Set(all.filter(one => one.looks.includes(look)).map(one => one.ref))]
  const silent = record.voices.filter(one => one.kept.length === 0).map(({ child }) => child)
  const lines = [
    [words.unmarked, refs('unmarked')],
    [words.changed, refs('changed')],
    [words.unverified, refs('unverified')],
    [words.toTrim, record.toTrim],
    [words.undecided, record.undecided],
    [words.silent, silent],
  ] as const
  const open = lines.filter(([, list]) => list.length > 0)
  return (
    <section className={styles.see} aria-labelledby="see">
      <h2 id="see">{words.title}</h2>
      {open.length ? (
        <ul>
          {open.map(([say, list]) => (
            <li key={say([])}>{say([...list])}</li>
          ))}
        </ul>
      ) : (
        <p>{words.nothing}</p>
      )}
    </section>
  )
}
