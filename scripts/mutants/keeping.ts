import type { Mutant } from './mutant'

/** Words and meetings that go, or come back, without what it takes. */
export const keeping: Mutant[] = [
  {
    always: true,
    rules: 'K13',
    says: 'a legal hold holds nothing',
    file: 'server/acts/legal-hold.ts',
    find: 'keeping.hold ? refuse(',
    put: "keeping.hold?.at === '' ? refuse(",
  },
  {
    rules: 'K13',
    says: 'a proposal outlives a hold',
    file: 'lib/meeting/keeping.ts',
    find: '    kept.keeping.hold = decidedBy(by, reason, at)\n    kept.disposal = null',
    put: '    kept.keeping.hold = decidedBy(by, reason, at)',
  },
  {
    always: true,
    rules: 'K15',
    says: 'one person disposes of a meeting alone',
    file: 'server/acts/dispose.ts',
    find: 'meeting.disposal.person === actor.person',
    put: 'meeting.disposal.person === actor.name',
  },
  {
    rules: 'K15',
    says: 'one person with two accounts disposes of a meeting',
    file: 'server/rooms/keep.ts',
    find: 'sameDoor(one, other)',
    put: 'sameDoor(one, one)',
  },
  {
    rules: 'K18',
    says: 'whoever leads reads what was taken down',
    file: 'server/keeping/view.ts',
    find: "me.role === 'auditor' && !destroyed",
    put: '!destroyed',
  },
  {
    always: true,
    rules: 'K20',
    says: 'words are restored before more people than had them',
    file: 'lib/meeting/keeping.ts',
    find: 'isNarrower(audience, stood, meeting) &&',
    put: 'stood.version > 0 &&',
  },
  {
    rules: 'K20',
    says: 'words kept from a reader come back before them',
    file: 'server/acts/restore.ts',
    find: 'return unsafeFor(of, parsed.statement, to, meeting, said.person)',
    put: 'return to.version < 0 ? unsafeFor(of, parsed.statement, to, meeting, said.person) : null',
  },
  {
    rules: 'K21',
    says: 'whoever restores says what the words were',
    file: 'server/rooms/keep.ts',
    find: 'if (!wish.success) return null',
    put: 'if (!wish.success) return input',
  },
  {
    rules: 'K22',
    says: 'what was restored is held in replay all the same',
    file: 'server/read/taken.ts',
    find: 'off.delete(String(of))',
    put: 'off.delete(String(as))',
  },
  {
    rules: 'K26',
    says: 'a meeting’s time is over before it is',
    file: 'server/rooms/keep.ts',
    find: 'return day !== null && day > londonDate',
    put: "return day !== null && day > '9999' + londonDate",
  },
]
