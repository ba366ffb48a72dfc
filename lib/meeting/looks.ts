import { AGENCY_COLOURS, AGENCY_SHAPES, type AgencyColour, type AgencyShape, type AgencyType } from './names'

export type Look = { shortName: string; code: string; shape: AgencyShape; colour: AgencyColour }

const look = (shortName: string, code: string, shape: AgencyShape, colour: AgencyColour): Look => ({
  shortName,
  code,
  shape,
  colour,
})

/** How an agency of each type looks unless someone chooses otherwise: kinds that work alike share shape and colour, the code tells them apart. */
export const LOOKS: Record<AgencyType, Look> = {
  social_care: look('Social care', 'SC', 'circle', 'sc'),
  safeguarding_unit: look('Reviewing unit', 'CH', 'arch', 'ch'),
  police: look('Police', 'PO', 'shield', 'po'),
  health_visiting: look('Health visiting', 'HV', 'square', 'hv'),
  school: look('School', 'ED', 'diamond', 'ed'),
  alternative_provision: look('Alternative provision', 'AP', 'diamond', 'ed'),
  gp: look('GP practice', 'GP', 'hexagon', 'gp'),
  paediatrics: look('Paediatrics', 'PD', 'square', 'hv'),
  midwifery: look('Midwifery', 'MW', 'square', 'hv'),
  hospital: look('Hospital', 'HP', 'square', 'hv'),
  camhs: look('CAMHS', 'CM', 'hexagon', 'gp'),
  adult_mental_health: look('Adult mental health', 'MH', 'hexagon', 'gp'),
  substance_use: look('Alcohol and drug', 'SU', 'drop', 'su'),
  adult_social_care: look('Adult social care', 'AS', 'circle', 'sc'),
  domestic_abuse: look('Domestic abuse', 'DA', 'triangle', 'da'),
  housing: look('Housing', 'HO', 'house', 'ho'),
  probation: look('Probation', 'PR', 'octagon', 'pr'),
  youth_justice: look('Youth justice', 'YJ', 'octagon', 'pr'),
  early_help: look('Early help', 'EH', 'circle', 'sc'),
  education_welfare: look('Education welfare', 'EW', 'diamond', 'ed'),
  voluntary: look('Voluntary', 'VO', 'leaf', 'su'),
  cafcass: look('Cafcass', 'CF', 'octagon', 'pr'),
  immigration: look('Border and immigration', 'BI', 'shield', 'po'),
  fire: look('Fire service', 'FR', 'shield', 'po'),
  ambulance: look('Ambulance', 'AM', 'square', 'hv'),
  partnership: look('Partnership', 'SP', 'octagon', 'pr'),
  other: look('Other', 'OT', 'octagon', 'pr'),
  family: look('Family', 'FA', 'leaf', 'pr'),
}

/** `wanted`, or its first letter and the lowest number from 2 that makes a code nobody has. `taken` are codes in use, in any case. */
export function freeCode(wanted: string, taken: Iterable<string>): string {
  const known = new Set([...taken].map(code => code.toUpperCase()))
  let code = wanted.toUpperCase()
  for (let number = 2; known.has(code); number++) code = `${wanted[0]?.toUpperCase() ?? 'A'}${number}`
  return code
}

/** A code people can say aloud. */
export const CODE = /^[A-Z][A-Z0-9]{1,2}$/

/** What may be chosen for an agency: the chair's and the minute taker's look are theirs alone. */
export const CHOOSABLE_SHAPES: readonly AgencyShape[] = AGENCY_SHAPES.filter(
  shape => shape !== 'arch' && shape !== 'pill',
)
export const CHOOSABLE_COLOURS: readonly AgencyColour[] = AGENCY_COLOURS.filter(
  colour => colour !== 'ch' && colour !== 'mt',
)

/** What has no place in one line of text: controls, halves of characters, line ends, and what turns the writing round. */
export const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u
