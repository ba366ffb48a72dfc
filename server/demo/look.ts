import type { AgencyShape } from '../../lib/meeting/names'
import type { Agency } from '../../lib/meeting/setup'

/** What kind of agency a name tells of, and how that kind looks. `colour` is a token of the design's set. */
type AgencyKind = { type: string; words: RegExp; shortName: string; code: string; shape: AgencyShape; colour: string }

const kind = (
  type: string,
  words: RegExp,
  shortName: string,
  code: string,
  shape: AgencyShape,
  colour: string,
): AgencyKind => ({ type, words, shortName, code, shape, colour })

/** The first whose words are in the name is the one: what is more particular stands earlier. */
const KINDS: readonly AgencyKind[] = [
  kind('family', /^(the )?family$/i, 'Family', 'FA', 'leaf', 'fa'),
  kind('safeguarding_unit', /reviewing|conference (service|unit)/i, 'Reviewing unit', 'CH', 'arch', 'ch'),
  kind('partnership', /safeguarding (children )?(partnership|board)/i, 'Partnership', 'SP', 'octagon', 'pr'),
  kind(
    'domestic_abuse',
    /domestic (abuse|violence)|\bidva\b|refuge|women.s aid/i,
    'Domestic abuse',
    'DA',
    'triangle',
    'da',
  ),
  kind('substance_use', /alcohol|drugs?\b|substance/i, 'Alcohol and drug', 'SU', 'drop', 'su'),
  kind('camhs', /camhs|child and adolescent|child.* mental health/i, 'CAMHS', 'CM', 'hexagon', 'gp'),
  kind('adult_mental_health', /mental health/i, 'Adult mental health', 'MH', 'hexagon', 'gp'),
  kind('youth_justice', /youth (justice|offending)/i, 'Youth justice', 'YJ', 'octagon', 'pr'),
  kind('probation', /probation/i, 'Probation', 'PR', 'octagon', 'pr'),
  kind('adult_social_care', /adult(s|s')? (social|services)/i, 'Adult social care', 'AS', 'circle', 'sc'),
  kind('early_help', /early help|family hub|family support/i, 'Early help', 'EH', 'circle', 'sc'),
  kind('social_care', /social (care|work|services)|children.s services/i, 'Social care', 'SC', 'circle', 'sc'),
  kind('cafcass', /cafcass/i, 'Cafcass', 'CF', 'octagon', 'pr'),
  kind('immigration', /border|immigration|home office/i, 'Border and immigration', 'BI', 'shield', 'po'),
  kind('police', /police|constabulary/i, 'Police', 'PO', 'shield', 'po'),
  kind('fire', /\bfire\b/i, 'Fire service', 'FR', 'shield', 'po'),
  kind('ambulance', /ambulance|paramedic/i, 'Ambulance', 'AM', 'square', 'hv'),
  kind('midwifery', /midwi|maternity/i, 'Midwifery', 'MW', 'square', 'hv'),
  kind('health_visiting', /health visit|0-19|school nurs/i, 'Health visiting', 'HV', 'square', 'hv'),
  kind('paediatrics', /paediatric/i, 'Paediatrics', 'PD', 'square', 'hv'),
  kind('hospital', /hospital|emergency department|infirmary/i, 'Hospital', 'HP', 'square', 'hv'),
  kind('gp', /\bgps?\b|surgery|medical (centre|practice)|health centre/i, 'GP practice', 'GP', 'hexagon', 'gp'),
  kind('education_welfare', /education welfare|attendance service/i, 'Education welfare', 'EW', 'diamond', 'ed'),
  kind(
    'alternative_provision',
    /alternative provision|pupil referral/i,
    'Alternative provision',
    'AP',
    'diamond',
    'ed',
  ),
  kind('school', /school|nursery|college|academy|education/i, 'School', 'ED', 'diamond', 'ed'),
  kind('housing', /housing|homes|tenan|landlord/i, 'Housing', 'HO', 'house', 'ho'),
]

/** An agency as the store keeps it, without its id. */
export type LookedAt = Agency & { type: string }

/**
 * How the agencies of a meeting look, in the order given: shape and colour by what they are, codes unique among them
 * (a second school is `E2`). An agency of no kind we know is slate, with the first letters of its name.
 */
export function looksOf(names: readonly string[]): LookedAt[] {
  const kinds = names.map(name => KINDS.find(one => one.words.test(name)))
  const codes = new Set<string>()
  return names.map((name, i) => {
    const known = kinds[i]
    const alone = known && kinds.filter(other => other === known).length === 1
    const code = free(known?.code ?? initials(name), codes)
    const shape = known?.shape ?? 'octagon'
    const shortName = alone ? known.shortName : plainName(name)
    return { name, shortName, code, shape, colour: known?.colour ?? 'pr', type: known?.type ?? 'other' }
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

function free(wanted: string, taken: Set<string>): string {
  let code = wanted
  for (let number = 2; taken.has(code); number++) code = `${wanted[0]}${number}`
  taken.add(code)
  return code
}
