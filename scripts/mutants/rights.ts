import type { Mutant } from './mutant'

/** A set-up that is changed at others' cost, a meeting read by one person's word alone, and what was there before somebody came. */
export const rights: Mutant[] = [
  {
    always: true,
    rules: 'H34',
    says: 'whoever comes for one item is sent all that was there before',
    file: 'server/rooms/part.ts',
    find: 'return n > 0 ? whole?.after(n) : whole',
    put: 'return n > 0 ? whole : whole',
  },
  {
    rules: 'H44',
    says: 'a pair that is taken out of the form is apart no more',
    file: 'lib/meeting/setup/edit.ts',
    find: '  return gone ? [{',
    put: '  return gone && pairs.size > 99 ? [{',
  },
  {
    always: true,
    rules: 'H44',
    says: 'whoever comes with somebody else now joins their session too',
    file: 'server/setup/sessions.ts',
    find: "if (homes.some(found => found.length > 1)) return 'shared'",
    put: "if (homes.some(found => found.length > 9)) return 'shared'",
  },
  {
    rules: 'H45',
    says: 'the later of two who change a set-up overwrites the first',
    file: 'server/setup/edit.ts',
    find: 'return now?.form.version === form.version',
    put: 'return now?.form.id === form.id',
  },
  {
    always: true,
    rules: 'A81',
    says: 'whoever asks to read in an emergency confirms it too',
    file: 'lib/policy/emergency.ts',
    find: 'if (actor.person === person) return',
    put: 'if (actor.person === agency) return',
  },
  {
    rules: 'A84',
    says: 'an emergency reading is shown before it is in the log',
    file: 'server/emergency/read.ts',
    find: '  await deps.access({',
    put: '  void deps.access({',
  },
]
