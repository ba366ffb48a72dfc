import styles from './Paper.module.css'

/** What a record says of the meeting itself; what is not known is no line. */
export const Facts = ({ rows }: { rows: readonly (readonly [string, string | null])[] }) => (
  <dl className={styles.facts}>
    {rows.map(([name, value]) =>
      value ? (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ) : null,
    )}
  </dl>
)
