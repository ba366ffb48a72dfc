import { freeCode, LOOKS } from '../../lib/meeting/looks'
import type { AgencyType } from '../../lib/meeting/names'
import type { Agency } from '../../lib/meeting/setup'

/** What type of agency a name tells of. The first whose words are in the name is the one: what is more particular stands earlier. */
const TYPES: readonly (readonly [AgencyType, RegExp])[] = [
  ['family', /^(the )?family$/i],
  ['safeguarding_unit', /reviewing|conference (service|unit)/i],
  ['partnership', /safeguarding (children )?(partnership|board)/i],
  ['domestic_abuse', /domestic (abuse|violence)|\bidva\b|refuge|women.s aid/i],
  ['substance_use', /alcohol|drugs?\b|substance/i],
  ['camhs', /camhs|child and adolescent|child.* mental health/i],
  ['adult_mental_health', /mental health/i],
  ['youth_justice', /youth (justice|offending)/i],
  ['probation', /probation/i],
  ['adult_social_care', /adult(s|s')? (social|services)/i],
  ['early_help', /early help|family hub|family support/i],
  ['social_care', /social (care|work|services)|children.s services/i],
  ['cafcass', /cafcass/i],
  ['immigration', /border|immigration|home office/i],
  ['police', /police|constabulary/i],
  ['fire', /\bfire\b/i],
  ['ambulance', /ambulance|paramedic/i],
  ['midwifery', /midwi|maternity/i],
  ['health_visiting', /health visit|0-19|school nurs/i],
  ['paediatrics', /paediatric/i],
  ['hospital', /hospital|emergency department|infirmary/i],
  ['gp', /\bgps?\b|surgery|medical (centre|practice)|health centre/i],
  ['education_welfare', /education welfare|attendance service/i],
  ['alternative_provision', /alternative provision|pupil referral/i],
  ['school', /school|nursery|college|academy|education/i],
  ['housing', /housing|homes|tenan|landlord/i],
]

/** An agency as the store keeps it, without its id. */
export type LookedAt = Agency & { type: AgencyType }

/**
 * How the agencies of a meeting look, in the order given: shape and colour by what they are, codes unique among them
 * (a second school is `E2`). An agency of no kind we know is slate, with the first letters of its name.
 */
export function looksOf(names: readonly string[]): LookedAt[] {
  const types = names.map(name => TYPES.find(([, words]) => words.test(name))?.[0])
  const codes = new Set<string>()
  return names.map((name, i) => {
    const type = types[i]
    const look = LOOKS[type ?? 'other']
    const alone = type && types.filter(other => other === type).length === 1
    const code = freeCode(type ? look.code : initials(name), codes)
    codes.add(code)
    return { ...look, name, shortName: alone ? look.shortName : plainName(name), code, type: type ?? 'other' }
  })
}

/** The name without what stands in brackets. */
export const plainName = (name: string) => name.replace(/\s*\([^)]*\)/g, '').trim() || name

function initials(name: string): string {
  const letters = plainName(name)
    .split(/\s+/)
    .map(word => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase()
  return letters || 'A'
}
