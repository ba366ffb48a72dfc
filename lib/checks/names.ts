/** Every check, in the order in which it is asked. Kept in statements: a name is never changed. */
export const CHECKS = [
  'opinion-as-fact',
  'no-basis',
  'judgemental',
  'vague',
  'undated',
  'unsourced',
  'history-no-link',
  'stale',
  'several-events',
  'too-long',
  'abbreviation',
  'outside-name',
  'no-exact-words',
  'no-impact',
] as const
export type CheckName = (typeof CHECKS)[number]
