import type { Role } from '../../lib/meeting/names'
import type { Scenario } from './form'
import { stableId } from './ids'
import { type LookedAt, looksOf, plainName } from './look'

/** An account of the demo. `role` is their place in the meeting; `administrator` and `agency_admin` have none. */
export type DemoPerson = {
  id: string
  name: string
  email: string
  agencyId: string
  agency: string
  role: Role | 'administrator' | 'agency_admin'
  jobTitle?: string
}
export type DemoAgency = LookedAt & { id: string }
/** One line of `GET /api/demo/accounts`. */
export type Account = { email: string; name: string; role: string; agency: string }

/** What every demo has besides its file: someone who reviews the meeting, and someone who runs the installation. Invented, like everyone here. */
const PARTNERSHIP = {
  name: 'Harrowmere Safeguarding Partnership',
  attendees: [
    { name: 'Imogen Strand', role: 'auditor', jobTitle: 'Quality assurance reviewer' },
    { name: 'Rafe Quillan', role: 'system_admin', jobTitle: 'System administrator' },
  ],
} as const

const TITLES = /^(dr|mr|mrs|ms|miss|mx|prof|professor|rev|sir|dame|cllr|pc|ds|dc|di|dci|dsu|sgt|insp|ps|wpc)\.?\s+/i
/** A name as people are known by it, without titles. */
export const plainPerson = (name: string): string => {
  const rest = name.trim().replace(TITLES, '')
  return rest === name.trim() ? rest : plainPerson(rest)
}

const slug = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

const FILLING = /\b(and|the|of|for|services?|unit|team|primary|secondary|0-19)\b/gi
const agencySlug = (name: string) => slug(plainName(name).replace(FILLING, ' ')).slice(0, 40) || slug(name) || 'agency'

function localPart(name: string): string {
  const parts = plainPerson(name).split(/\s+/).map(slug).filter(Boolean)
  const [first = 'person'] = parts
  const last = parts.length > 1 ? `.${parts.at(-1)}` : ''
  return `${first}${last}`.slice(0, 60)
}

const numbered = (wanted: string, taken: Set<string>, with_: (number: number) => string): string => {
  let found = wanted
  for (let number = 2; taken.has(found); number++) found = with_(number)
  taken.add(found)
  return found
}

/** Everyone of a conference with an account each (`<first>.<last>@<agency>.demo.invalid`), in the file's order, and their agencies. */
export function peopleOf({ meeting }: Scenario): { agencies: DemoAgency[]; people: DemoPerson[] } {
  const groups = [...meeting.agencies, PARTNERSHIP]
  const looks = looksOf([...new Set(groups.map(group => group.name))])
  const agencies = looks.map(look => ({ ...look, id: stableId('agency', look.name) }))
  const domains = new Map<string, string>()
  const takenDomains = new Set<string>()
  for (const { name } of agencies) {
    const wanted = agencySlug(name)
    domains.set(
      name,
      numbered(wanted, takenDomains, number => `${wanted}-${number}`),
    )
  }
  const emails = new Set<string>()
  const people = groups.flatMap(group =>
    group.attendees.map(({ name, role, jobTitle }): DemoPerson => {
      const local = localPart(name)
      const domain = `@${domains.get(group.name)}.demo.invalid`
      const email = numbered(`${local}${domain}`, emails, number => `${local}${number}${domain}`)
      return {
        id: stableId('person', email),
        name,
        email,
        agencyId: stableId('agency', group.name),
        agency: group.name,
        role: role === 'system_admin' ? 'administrator' : role,
        ...(jobTitle ? { jobTitle } : {}),
      }
    }),
  )
  return { agencies, people }
}

export const accountOf = ({ email, name, role, agency }: DemoPerson): Account => ({ email, name, role, agency })
