import type { By } from '../statements/kind'
import { generalName, ROLE_WORDS } from '../text/setup'
import type { AgencyType, Role } from './names'
import type { Agency, FaceName, Setup } from './setup'
import type { Audience } from './state'

/** How somebody or something is called to family. `hideFrom`: the accounts of those who hear the general name alone; null for one who has none. */
type Face = { shownAs: string; hideFrom: readonly (string | null)[] }

/** What agencies and professionals are called on family screens: agencies by their own name, people by their id. */
export type Faces = {
  agencies: ReadonlyMap<string, Face & { general: string }>
  people: ReadonlyMap<string, Face>
  /** The accounts of the family who come. */
  family: ReadonlySet<string>
}

/** Which names a meeting's set-up gives; null where it was made without any, and everyone has their own. */
export function facesOf(
  setup: Setup,
  agencies: readonly { id: string; name: string; type: AgencyType }[],
): Faces | null {
  const given = setup.guarded?.faces
  if (!given) return null
  const account = (id: string) => setup.people.find(one => one.id === id)?.account ?? null
  const face = (one: FaceName | undefined): Face => ({
    shownAs: one?.shownAs ?? '',
    hideFrom: one?.hideFrom.map(account) ?? [],
  })
  return {
    agencies: new Map(
      agencies
        .filter(({ type }) => type !== 'family')
        .map(({ id, name, type }) => [name, { ...face(given.agencies[id]), general: generalName(type) }]),
    ),
    people: new Map(Object.entries(given.people).map(([person, one]) => [person, face(one)])),
    family: new Set(setup.people.flatMap(one => one.account ?? [])),
  }
}

/** Whether anyone who may read this audience is among those from whom it is hidden. No audience: whoever it is hidden from. */
function hides(hideFrom: Face['hideFrom'], audience: Audience | undefined): boolean {
  switch (audience?.kind) {
    case 'own':
      return hideFrom.some(account => account !== null && !!audience.people?.has(account))
    case 'meeting':
      return hideFrom.some(account => account === null || !audience.without?.has(account))
    default:
      return hideFrom.length > 0
  }
}

const shown = (face: Face | undefined, audience: Audience | undefined, general: string) =>
  face?.shownAs && !hides(face.hideFrom, audience) ? face.shownAs : general

/** Whether family read it: one document, and so one name for all who do. */
const withFamily = ({ family }: Faces, audience: Audience | undefined) =>
  audience?.kind !== 'professionals' &&
  (audience?.kind !== 'named' || [...(audience.people ?? [])].some(person => family.has(person)))

/** What an agency is called there; its own name where no family reads. */
export function agencyFace(faces: Faces | null, audience: Audience | undefined, name: string): string {
  const face = faces?.agencies.get(name)
  return face && faces && withFamily(faces, audience) ? shown(face, audience, face.general) : name
}

/** Who somebody is there: of a family themselves; of an agency under its face and theirs, or their role. */
export function facedAs<T extends By>(faces: Faces | null, audience: Audience | undefined, by: T): T {
  if (!faces?.agencies.has(by.agency) || !withFamily(faces, audience)) return by
  const agency = agencyFace(faces, audience, by.agency)
  const role = ROLE_WORDS[by.role as Role] ?? by.role
  return { ...by, agency, name: shown(faces.people.get(by.person), audience, `${role}, ${agency}`) }
}

/** The agencies as family see them: each face once, and nothing of the name in its short forms. */
export function agencyFaces(
  faces: Faces | null,
  audience: Audience | undefined,
  agencies: readonly Agency[],
): Agency[] {
  if (!faces) return [...agencies]
  const seen = new Map<string, Agency>()
  for (const agency of agencies) {
    const name = agencyFace(faces, audience, agency.name)
    const code = name.slice(0, 2).toUpperCase()
    if (!seen.has(name)) seen.set(name, name === agency.name ? agency : { ...agency, name, shortName: name, code })
  }
  return [...seen.values()]
}
