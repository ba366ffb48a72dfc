import styles from './Table.module.css'

type Props = { columns: readonly string[]; children: React.ReactNode }

/** Rows of facts under named columns. Where it is narrow each row stands as a block: the first cell on the left, the others beside it. */
export function Table({ columns, children }: Props) {
  return (
    <table className={styles.table}>
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
