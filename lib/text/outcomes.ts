import type { Outcome } from '../statements/decision'

/** What can be decided, as people say it. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  child_protection_plan: 'Child protection plan',
  plan_continues: 'The plan continues',
  child_in_need: 'Child in need plan',
  early_help: 'Early help',
  plan_ends: 'The plan ends',
  no_plan: 'No plan',
  other: 'Something else',
}
