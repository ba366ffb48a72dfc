import type { AgencyShape } from '../../../lib/meeting/names'
import { SHAPES } from '../../ui/shapes'
import styles from './page.module.css'

const SEATS: readonly (readonly [number, number, AgencyShape, string])[] = [
  [0, -104, 'circle', 'SC'],
  [81.3, -64.8, 'shield', 'PO'],
  [101.4, 23.1, 'square', 'HV'],
  [45.1, 93.7, 'hexagon', 'GP'],
  [-45.1, 93.7, 'diamond', 'ED'],
  [-101.4, 23.1, 'house', 'HO'],
  [-81.3, -64.8, 'octagon', 'PR'],
]

/** Agencies round a table, the child in the middle. */
export function Ring() {
  return (
    <svg className={styles.ring} viewBox="-150 -150 300 300" aria-hidden="true">
      <circle className={styles.table} r="104" />
      {SEATS.map(([x, y, shape, code]) => (
        <g key={code} transform={`translate(${x} ${y})`}>
          <g className={styles.seat} transform="translate(-21 -21) scale(1.3125)">
            {SHAPES[shape]}
          </g>
          <text textAnchor="middle" y="5">
            {code}
          </text>
        </g>
      ))}
      <circle className={styles.child} r="30" />
      <circle className={styles.heart} r="5" />
    </svg>
  )
}
