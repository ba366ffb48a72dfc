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
]
