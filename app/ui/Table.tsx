import styles from './Table.module.css'

type Props = { columns: readonly string[]; stacked?: boolean; children: React.ReactNode }

/** Rows of facts under named columns. Where it is narrow each row stands as a block: the first cell on the left, the others beside it; `stacked`: each below the one before. A cell’s `data-label` stands before it there. */
export function Table({ columns, stacked, children }: Props) {
  return (
    <table className={styles.table} data-stacked={stacked || undefined}>
      <thead>
        <tr>
          {columns.map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  )
}
