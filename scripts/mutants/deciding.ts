import type { Mutant } from './mutant'

/** Decisions that reach too far, or that undo what was closed. */
export const deciding: Mutant[] = [
  {
    always: true,
    rules: 'E41',
    says: 'a decision may rest on what some of its readers cannot read',
    file: 'lib/statements/matter.ts',
    find: 'return !target || !meeting.within(audience, target.audience)',
    put: 'return !target',
  },
  {
    rules: 'E43',
    says: 'a child is decided on twice',
    file: 'lib/statements/decision.ts',
    find: 'm.audience === audience && m.child === s.child',
    put: 'm.audience === audience && m.child === s.child && s.reasons === ""',
  },
  {
    rules: 'E44',
    says: 'a stance is taken for the words as they are now, whichever it was said of',
    file: 'lib/board/matters.ts',
    find: 'earlier: version !== current',
    put: 'earlier: version === undefined',
  },
]
