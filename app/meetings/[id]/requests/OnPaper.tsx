import type { FileView } from '../../../../lib/protocol/requests'
import { partWords, WHY_WORDS, requestsPage as words } from '../../../../lib/text/requests'
import styles from './requests.module.css'

type Row = FileView['paper'][number]

/** What stays back and why, for the file of the request: by the numbers of the entries, and without a word of what they say. */
export function OnPaper({ file: { paper: rows } }: { file: FileView }) {
  if (rows.length === 0) return null
  const { paper } = words
  return (
    <section className={styles.onPaper} aria-labelledby="paper">
      <h2 id="paper">{paper.kept}</h2>
      <table className={styles.paper}>
        <thead>
          <tr>
            {[paper.what, paper.why, paper.entry].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={`${row.part} ${row.seqs[0]} ${row.why}`}>
              <td>{row.part === null ? paper.whole : partWords(row.part)}</td>
              <td>{reasonOf(row)}</td>
              <td>{ranges(row.seqs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const reasonOf = ({ why, choice }: Row) =>
  choice ? words.choice(choice.keep, choice.name, choice.reason) : why ? WHY_WORDS[why] : ''

/** "1 to 4, 9": places in the log, shortened. */
function ranges(seqs: readonly number[]): string {
  const found: [number, number][] = []
  for (const seq of seqs) {
    const last = found.at(-1)
    if (last && last[1] === seq - 1) last[1] = seq
    else found.push([seq, seq])
  }
  return found.map(([from, to]) => words.paper.range(from, to)).join(', ')
}
