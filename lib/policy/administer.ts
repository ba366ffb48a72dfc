import type { AgencyType, Duty } from '../meeting/names'
import { type Refusal, refuse } from '../protocol/codes'
import { refusals } from '../text/refusals'
import { CONVENE } from './organise'

/** Everything that can be asked for outside meetings: agencies, their people, and who looks after what. */
export const ADMIN_VERBS = [
  'agency-add',
  'agency-edit',
  'agency-disable',
  'agency-enable',
  'people',
  'person-add',
  'person-edit',
  'person-disable',
  'person-enable',
  'person-invite',
  'person-again',
  'person-appoint',
  'person-mail',
] as const
export type AdminVerb = (typeof ADMIN_VERBS)[number]

/** Who asks, as the store has them at that moment. */
export type Administrator = { person: string; agency: string; agencyType: AgencyType; administers: Duty | null }

/** An agency, or one of its people with what they look after. */
export type Administered = { agency: string; agencyType: AgencyType; administers: Duty | null }

/**
 * `own`: the people of one's own agency, and families where that agency looks after them; never whoever runs the installation.
 * `administrators`: whoever looks after anything. `agencies`: everything but families.
 */
type Reach = 'nobody' | 'own' | 'administrators' | 'agencies' | 'everything'

const PEOPLE = { deployment: 'administrators', agency: 'own' } as const

/** Who reaches whom. Whoever runs the installation appoints, and reaches no practitioner's account and no family. */
export const ADMINISTRATION: Record<AdminVerb, Record<Duty, Reach>> = {
  'agency-add': { deployment: 'everything', agency: 'nobody' },
  'agency-edit': { deployment: 'everything', agency: 'nobody' },
  'agency-disable': { deployment: 'everything', agency: 'nobody' },
  'agency-enable': { deployment: 'everything', agency: 'nobody' },
  people: { deployment: 'agencies', agency: 'own' },
  'person-add': PEOPLE,
  'person-edit': PEOPLE,
  'person-disable': PEOPLE,
  'person-enable': PEOPLE,
  'person-invite': PEOPLE,
  'person-again': PEOPLE,
  'person-appoint': { deployment: 'agencies', agency: 'nobody' },
  'person-mail': { deployment: 'nobody', agency: 'own' },
}

function reaches(reach: Reach, actor: Administrator, { agency, agencyType, administers }: Administered): boolean {
  switch (reach) {
    case 'own':
      if (administers === 'deployment') return false
      // Families belong to no agency: those who bring them to the table look after their accounts.
      return agencyType === 'family' ? CONVENE.includes(actor.agencyType) : agency === actor.agency
    case 'administrators':
      return administers !== null
    case 'agencies':
      return agencyType !== 'family'
    case 'everything':
      return true
    default:
      return false
  }
}

/** The only authority on accounts and agencies, as `can` is in meetings. Null means yes; anything unknown is a no. */
export function canAdminister(actor: Administrator | null, verb: AdminVerb, subject: Administered): Refusal | null {
  const rule = Object.hasOwn(ADMINISTRATION, verb) ? ADMINISTRATION[verb] : null
  const reach =
    actor?.administers && rule && Object.hasOwn(rule, actor.administers) ? rule[actor.administers] : 'nobody'
  if (actor && reaches(reach, actor, subject)) return null
  return refuse('not_allowed', refusals.notAdministered).refusal
}
