/** The closed lists of the field: roles, meeting types and statuses, headings. Sources: the information-sharing policy and local procedures. */
export const ROLES = [
  'chair',
  'acting_chair',
  'minute_taker',
  'practitioner',
  'observer',
  'legal_adviser',
  'family',
  'child',
  'supporter',
  'interpreter',
  'guest',
  'auditor',
] as const
export type Role = (typeof ROLES)[number]

export const MEETING_TYPES = [
  'strategy_meeting',
  'initial_child_protection_conference',
  'review_child_protection_conference',
  'pre_birth_child_protection_conference',
  'transfer_in_child_protection_conference',
  'core_group',
  'child_in_need',
  'team_around_family',
  'marac',
  'mace',
  'mappa',
  'allegations',
  'professionals_meeting',
  'complex_strategy',
  'child_looked_after_review',
  'discharge_planning',
  'rapid_review',
  'other',
] as const
export type MeetingType = (typeof MEETING_TYPES)[number]

export const STATUSES = [
  'draft',
  'open',
  'in_progress',
  'adjourned',
  'concluded',
  'record_draft',
  'record_approved',
  'circulated',
  'archived',
] as const
export type MeetingStatus = (typeof STATUSES)[number]

/** The policy's six headings, in its order. */
export const HEADINGS = ['necessary', 'adequate', 'accurate', 'timely', 'secure', 'childs-views'] as const
export type Heading = (typeof HEADINGS)[number]

/** The fixed audiences; a named list, and the own session of somebody kept apart, have an opaque uuid. */
export const FIXED_AUDIENCES = ['meeting', 'professionals'] as const
export type AudienceKind = (typeof FIXED_AUDIENCES)[number] | 'named' | 'own'

export const AGENCY_SHAPES = [
  'circle',
  'shield',
  'square',
  'hexagon',
  'diamond',
  'house',
  'octagon',
  'arch',
  'pill',
  'triangle',
  'leaf',
  'drop',
] as const
export type AgencyShape = (typeof AGENCY_SHAPES)[number]

/** What agencies are. `family` is no agency but stands where one does: the people of a family belong to it. */
export const AGENCY_TYPES = [
  'social_care',
  'safeguarding_unit',
  'police',
  'health_visiting',
  'school',
  'alternative_provision',
  'gp',
  'paediatrics',
  'midwifery',
  'hospital',
  'camhs',
  'adult_mental_health',
  'substance_use',
  'adult_social_care',
  'domestic_abuse',
  'housing',
  'probation',
  'youth_justice',
  'early_help',
  'education_welfare',
  'voluntary',
  'cafcass',
  'immigration',
  'fire',
  'ambulance',
  'partnership',
  'other',
  'family',
] as const
export type AgencyType = (typeof AGENCY_TYPES)[number]

/** The colours of the design's set, by their tokens' names (`--ag-<name>`). `ch` is the chair's and `mt` the minute taker's. */
export const AGENCY_COLOURS = ['sc', 'po', 'hv', 'gp', 'ed', 'ho', 'pr', 'da', 'su', 'ch', 'mt'] as const
export type AgencyColour = (typeof AGENCY_COLOURS)[number]

/** What a person looks after besides meetings: the people of their own agency, or the installation (and then no meeting). */
export const DUTIES = ['agency', 'deployment'] as const
export type Duty = (typeof DUTIES)[number]
