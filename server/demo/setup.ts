import type { Child, Guarded, Setup } from '../../lib/meeting/setup'
import { USUAL_AGENDA } from '../../lib/meeting/setup/draft'
import { compact } from './compact'
import type { Scenario } from './form'
import { stableId } from './ids'
import type { Left } from './left'
import type { DemoPerson } from './people'
import { protectedTerms } from './protected'

/** What the meeting is about. Words that hold a term the file protects stay out: everyone in the meeting reads the set-up. */
export function setupOf(
  { meeting, ...rest }: Scenario,
  accounts: readonly DemoPerson[],
): { setup: Setup; left: Left[] } {
  const left: Left[] = []
  const protects = protectedTerms({ meeting, ...rest })
  const safe = (field: string, text: string | null | undefined): string | undefined => {
    if (!text || !protects(text)) return text ?? undefined
    left.push({ what: `the meeting’s ${field}`, why: 'it holds something the file protects from someone' })
    return undefined
  }
  const optional = {
    place: safe('place', meeting.place),
    purpose: safe('purpose', meeting.purpose),
    legalContext: safe('legal context', meeting.legalContext),
    quorum: safe('quorum', typeof meeting.quorum === 'string' ? meeting.quorum : meeting.quorum?.rule),
  }
  const concerns = meeting.concerns
    .map(concern => (typeof concern === 'string' ? { id: concern, text: concern } : concern))
    .flatMap(({ id, text }) => (safe('concern', text) ? [{ id: stableId(meeting.id, 'concern', id), text }] : []))
  const setup: Setup = {
    title: safe('title', meeting.title) ?? 'Conference',
    type: meeting.type,
    ...compact(optional),
    children: meeting.children.map(child => childOf(meeting.id, child)),
    people: meeting.people.map(({ name, relationship, parentalResponsibility }) => ({
      id: stableId(meeting.id, 'family', name),
      ...compact({ account: accounts.find(one => one.role === 'family' && one.name === name)?.id }),
      name,
      relationship,
      ...(typeof parentalResponsibility === 'boolean' ? { parentalResponsibility } : {}),
    })),
    concerns,
    agenda: USUAL_AGENDA,
    // The files say their rule in words alone: social care and two more is what most local procedures ask for.
    ...(optional.quorum ? { quorumAgencies: 2 } : {}),
    ...(meeting.protectedTerms.length > 0 ? { guarded: guardedOf(meeting) } : {}),
    apologies: meeting.apologies.map(({ agency, name, reportSent }) => ({
      agency,
      name,
      reportSent: reportSent ?? false,
    })),
  }
  return { setup, left }
}

const childOf = (key: string, child: Scenario['meeting']['children'][number]): Child => ({
  id: stableId(key, 'child', child.id),
  name: child.name,
  ...compact({
    dateOfBirth: child.dateOfBirth ?? undefined,
    unborn: child.unborn ?? undefined,
    legalStatus: child.legalStatus,
    consistentIdentifier: child.consistentIdentifier,
  }),
})

/** The terms the file protects, from whom: on the server alone. */
const guardedOf = ({ id, protectedTerms: terms }: Scenario['meeting']): Guarded => ({
  terms: terms.map(({ label, value, hideFrom }) => ({
    ...compact({ label }),
    value,
    hideFrom: hideFrom.map(name => stableId(id, 'family', name)),
  })),
  apart: [],
})
