import type { Opened } from '../../../../../lib/protocol/item'
import { readingsPage } from '../../../../../lib/text/item'
import { typeWords } from '../../../../../lib/text/trail-page'
import { Table } from '../../../../ui/Table'
import styles from './readings.module.css'

const words = readingsPage

/** Who opened what, one line for each person and thing. */
export function OpenedTable({ opened, none }: { opened: readonly Opened[]; none: string }) {
  if (opened.length === 0) return <p>{none}</p>
  return (
    <Table columns={words.columns} stacked>
      <tbody>
        {opened.map(({ name, agency, type, refused, times, first, last }) => (
          <tr key={[name, agency, type, refused].join('|')} className={styles.row}>
            <td>
              <bdi>{name}</bdi>
              <small>{agency}</small>
            </td>
            <td>{refused ? words.refused(typeWords(type)) : typeWords(type)}</td>
            <td>{words.times(times)}</td>
            <td data-label={words.columns[3]}>{words.when(first)}</td>
            <td data-label={words.columns[4]}>{words.when(last)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
