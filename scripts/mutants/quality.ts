import type { Mutant } from './mutant'

/** Numbers that tell of somebody, or are given to somebody else. */
export const counting: Mutant[] = [
  {
    rules: 'Q53',
    says: 'one part that is too small is hidden alone, and is what the whole lacks',
    file: 'lib/quality/show.ts',
    find: '  if (small.length === 0) return shown',
    put: '  if (small.length >= 0) return shown',
  },
  {
    rules: 'Q53',
    says: 'what is left of a whole tells a number that is not shown',
    file: 'lib/quality/show.ts',
    find: 'few(part) || few(all - part) ? null : part',
    put: 'few(part) ? null : part',
  },
  {
    rules: 'Q54',
    says: 'the numbers of one meeting are shown',
    file: 'lib/quality/show.ts',
    find: '  if (meetings < FEWEST) return null',
    put: '',
  },
  {
    rules: 'Q59',
    says: 'a time is shown that leaves one meeting between itself and another',
    file: 'lib/quality/windows.ts',
    find: 'whole === part || enough(whole - part)',
    put: 'whole >= part',
  },
  {
    rules: 'Q57',
    says: 'whoever runs the installation reads the numbers of its meetings',
    file: 'lib/policy/quality.ts',
    find: " && who.administers !== 'deployment'",
    put: '',
  },
  {
    rules: 'Q58',
    says: 'what was said since a meeting was counted is never counted',
    file: 'server/read/quality.ts',
    find: '    if (found?.of === of) return found.tally',
    put: '    if (found) return found.tally',
  },
]
