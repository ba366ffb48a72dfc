import type { Role } from '../../lib/meeting/names'
import type { Agency } from '../../lib/meeting/setup'
import styles from './AgencyTile.module.css'
import { SHAPES } from './shapes'

type Look = Pick<Agency, 'code' | 'shape' | 'colour'>

const CHAIR: Look = { code: 'CH', shape: 'arch', colour: 'ch' }
const MINUTES: Look = { code: 'MT', shape: 'pill', colour: 'mt' }
const UNKNOWN: Look = { code: '', shape: 'circle', colour: 'pr' }

/** How a person is drawn: the chair and the minute taker by what they do, everyone else by their agency. */
export function lookOf(face: { agency: string; role: Role | string }, agencies: readonly Agency[]): Look {
  if (face.role === 'chair' || face.role === 'acting_chair') return CHAIR
  if (face.role === 'minute_taker') return MINUTES
  return agencies.find(agency => agency.name === face.agency) ?? UNKNOWN
}

/** Shape, code, then colour. Decoration beside the agency's name, so hidden from screen readers. `own`: as large as `--tile` says where it stands. */
export function AgencyTile({ look, size = 'm' }: { look: Look; size?: 's' | 'm' | 'own' }) {
  return (
    <span className={styles.tile} data-size={size} data-shape={look.shape} data-colour={look.colour} aria-hidden="true">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        {SHAPES[look.shape]}
      </svg>
      <b>{look.code}</b>
    </span>
  )
}

/** Which agencies have shared, as a row of small shapes; the words stand beside it. */
export function AgencyDots({ agencies, present }: { agencies: readonly Look[]; present: ReadonlySet<string> }) {
  return (
    <span className={styles.dots} aria-hidden="true">
      {agencies.map(look => (
        <svg
          key={look.code}
          viewBox="-1 -1 34 34"
          aria-hidden="true"
          data-colour={look.colour}
          data-off={present.has(look.code) ? undefined : true}
        >
          {SHAPES[look.shape]}
        </svg>
      ))}
    </span>
  )
}
