import type { Mutant } from './mutant'

/** The family's own words, said by others or answered where guessing must not be. */
export const family: Mutant[] = [
  {
    always: true,
    rules: 'J70',
    says: 'professionals say what the family think',
    file: 'lib/policy/can.ts',
    find: "  'family-view': { roles: ['family', 'child', 'supporter'], during: LIVE },",
    put: "  'family-view': { roles: [...PROFESSIONALS, 'family', 'child', 'supporter'], during: LIVE },",
  },
  {
    rules: 'J72',
    says: 'a refusal tells a family member that they guessed what is kept from them',
    file: 'lib/meeting/guard.ts',
    find: 'if (writer !== undefined && from.has(writer)) continue',
    put: "if (writer === '' && from.has(writer)) continue",
  },
  {
    rules: 'J73',
    says: 'what happened while somebody reads is added under their eyes',
    file: 'lib/board/missed.ts',
    find: '&& stamp.at <= until &&',
    put: '&& stamp.at !== until + me &&',
  },
  {
    always: true,
    rules: 'J74',
    says: 'whoever takes the minutes reads the chair’s notes',
    file: 'server/drafts/drafts.ts',
    find: 'if (member.person === owner) return',
    put: "if (can(member, 'note', meeting) === null && owner !== member.agencyId) return",
  },
  {
    rules: 'Q12',
    says: 'something that began and has no known end hides that nothing is dated since',
    file: 'lib/board/chronology.ts',
    find: ': { from, to: from, exact: false, open: true }',
    put: ': { from, to: from + 9999, exact: false, open: true }',
  },
]
