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
  {
    always: true,
    rules: 'E53',
    says: 'a closed meeting is opened again without a reason',
    file: 'server/acts/reopen.ts',
    find: 'input: z.strictObject({ reason: words(1500) }),',
    put: "input: z.strictObject({ reason: z._default(z.string(), '') }),",
  },
  {
    rules: 'E50',
    says: 'a meeting closes with something open and no reason',
    file: 'server/acts/close.ts',
    find: 'isAnyOpen(openIn(meeting, actor)) && !input.reason',
    put: 'isAnyOpen(openIn(meeting, actor)) && input.reason === "-"',
  },
  {
    rules: 'E54',
    says: 'what is shared after the close does not say so',
    file: 'lib/statements/contribution.ts',
    find: 'if (isOver(status)) return late ? null',
    put: 'if (isOver(status)) return late !== false ? null',
  },
]
