import { shell } from '../../lib/text/shell'
import styles from './Logo.module.css'

const SEATS = [
  [16, 4.5],
  [26, 10.2],
  [26, 21.8],
  [16, 27.5],
  [6, 21.8],
  [6, 10.2],
] as const

/** Six seats round one child. */
export const Mark = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    <g>
      {SEATS.map(([x, y]) => (
        <circle key={`${x},${y}`} cx={x} cy={y} r="3.5" />
      ))}
    </g>
    <circle cx="16" cy="16" r="4.5" />
  </svg>
)

export const Logo = ({ words }: { words?: boolean }) => (
  <span className={styles.logo}>
    <Mark />
    {words ? shell.product : null}
  </span>
)
