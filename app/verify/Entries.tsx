import { useState } from 'react'
import type { Authentic } from '../../lib/ledger/verdict'
import { clock, dayWords, londonDate } from '../../lib/text/dates'
import { typeWords } from '../../lib/text/trail-page'
import { verifyPage } from '../../lib/text/verify'
import { Button } from '../ui/Button'
import { Panel } from '../ui/Panel'
import { Table } from '../ui/Table'
import styles from './page.module.css'

const FIRST = 500
const words = verifyPage.table
type Row = Authentic['entries'][number]

type EntriesProps = { id: string; title: string; entries: Row[]; destroyed: readonly number[] }

/** What the file proves, entry by entry: from the verdict, never from the file. */
export function Entries({ id, title, entries, destroyed }: EntriesProps) {
  const [all, setAll] = useState(entries.length <= FIRST)
  const shown = all ? entries : entries.slice(0, FIRST)
  return (
    <Panel id={id} title={title}>
      {all ? null : (
        <div className={styles.some}>
          <span>{words.some(FIRST, entries.length)}</span>
          <Button small onClick={() => setAll(true)}>
            {words.all(entries.length)}
          </Button>
        </div>
      )}
      <Table columns={[words.seq, words.at, words.who, words.agency, words.type]}>
        <tbody>
          {shown.map(row => (
            <EntryRow key={row.seq} {...row} gone={destroyed.includes(row.seq)} />
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}

const Withheld = () => <span className={styles.withheld}>{words.withheld}</span>

function EntryRow({ seq, fields, gone }: Row & { gone: boolean }) {
  if (fields === null)
    return (
      <tr>
        <td>{seq}</td>
        <td colSpan={4} className={styles.withheld}>
          {gone ? words.destroyed : words.whole}
        </td>
      </tr>
    )
  const { at, actor, agency, type } = fields
  return (
    <tr>
      <td>{seq}</td>
      <td>{at === undefined ? <Withheld /> : <time dateTime={at}>{timeWords(at)}</time>}</td>
      <td>{actor === undefined ? <Withheld /> : (actor?.name ?? words.server)}</td>
      <td>{agency === undefined ? <Withheld /> : (agency ?? words.none)}</td>
      <td>{type === undefined ? <Withheld /> : typeWords(type)}</td>
    </tr>
  )
}

const timeWords = (at: string) => `${dayWords(londonDate(at))}, ${clock(at)}`
