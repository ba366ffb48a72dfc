import type { Mutant } from './mutant'

const invitations = 'server/setup/invitations.ts'

/** Invitations that go astray, what is printed, what a slow machine forgets. */
export const access: Mutant[] = [
  {
    rules: 'A70',
    says: 'access ends by the day that was planned, however late the meeting closed',
    file: 'server/rooms/registry.ts',
    find: "if (status === 'concluded') await putOffEnds(tx, id, 'all')",
    put: "if (status === 'archived') await putOffEnds(tx, id)",
  },
  {
    rules: 'A71',
    says: 'whoever has a place sees to its invitations',
    file: 'lib/policy/organise.ts',
    find: '(theirs || (role && LEAD.includes(role)))',
    put: '(theirs || role)',
  },
  {
    rules: 'A74',
    says: 'whoever holds a forwarded invitation is in the meeting',
    file: 'server/setup/set-up.ts',
    find: '(account.setUpAt !== null || AT_ONCE.includes(role))',
    put: 'true',
  },
  {
    rules: 'A75',
    says: 'an organiser gives somebody of another agency a new way in',
    file: invitations,
    find: '!person.setUpAt && (beenIn || person.administers !== null)',
    put: '!person.setUpAt && person.disabledAt !== null',
  },
  {
    rules: 'A76',
    says: 'family get mail at any hour',
    file: invitations,
    find: 'await mailTo(deps, row.person, row.family,',
    put: 'await mailTo(deps, row.person, false,',
  },
  {
    rules: 'I70',
    says: 'old sign-ins are kept for good',
    file: 'server/identity/retention.ts',
    find: 'const since = new Date(now - KEPT)',
    put: 'const since = new Date(now - 1000 * KEPT)',
  },
  {
    rules: 'I72',
    says: 'a form takes what it will forget',
    file: 'app/ui/WhenReady.tsx',
    find: 'disabled={!ready}',
    put: 'data-ready={ready}',
  },
  {
    rules: 'I75',
    says: 'a meeting that is there answers later than one that is not',
    file: 'server/read/meetings.ts',
    find: 'const facts = me && (await loadFacts(db, ledger, meetingId))',
    put: 'const read = await loadFacts(db, ledger, meetingId)\n  const facts = me && read',
  },
  {
    rules: 'I76',
    says: 'a fault’s message is printed',
    file: 'server/printing.ts',
    find: 'if (value instanceof Error) {',
    put: 'if (value instanceof Error) return line(value.message)\n  if (value instanceof Error) {',
  },
]
