import type { Mutant } from './mutant'

const ledger = 'server/ledger/ledger.ts'
const place = 'server/ledger/place.ts'
const opening = 'server/ledger/opening.ts'
const seal = 'server/ledger/seal.ts'
const signer = 'server/ledger/signer.ts'
const signed = 'server/ledger/signed.ts'
const lane = 'server/ledger/lane.ts'
const access = 'server/ledger/access.ts'
const store = 'server/ledger/store.ts'
const load = 'server/rooms/load.ts'
const purges = 'server/ledger/purge.ts'
const tables = 'drizzle/migrations/0000_initial.sql'
const final = 'drizzle/migrations/0001_insert_only_entries.sql'

/** A ledger that can be set back, read, or written behind its own back. */
export const ledgers: Mutant[] = [
  {
    rules: 'E1',
    says: 'what is done with an append is done outside its transaction',
    file: ledger,
    find: 'await also?.(\n          tx,',
    put: 'void also?.(\n          tx,',
  },
  {
    rules: 'E2',
    says: 'a clock that was set back sets the ledger’s time back',
    file: 'server/ledger/time.ts',
    find: 'last !== null && last >= clock ? last + 1 : clock',
    put: 'last === -1 ? last : clock',
  },
  {
    rules: 'E2',
    says: 'two entries carry one time',
    file: 'server/ledger/time.ts',
    find: 'last >= clock ? last + 1',
    put: 'last >= clock ? last',
  },
  {
    rules: 'E3',
    says: 'the same thing is entered twice',
    file: tables,
    find: 'CREATE UNIQUE INDEX "entries_once"',
    put: 'CREATE INDEX "entries_once"',
  },
  {
    rules: 'E3',
    says: 'two statements have one place',
    file: tables,
    find: 'CREATE UNIQUE INDEX "entries_clock"',
    put: 'CREATE INDEX "entries_clock"',
  },
  {
    rules: 'E4',
    says: 'acts have a number in an audience',
    file: place,
    find: 'const audience = place && rest.audience ? headOf(rest.audience) : null',
    put: "const audience = headOf(rest.audience ?? 'meeting')",
  },
  {
    rules: 'E5',
    says: 'an audience’s checkpoint is that of the whole log',
    file: place,
    find: 'if (audience) extend(audience, leaf)',
    put: 'if (audience) extend(audience, headerLeafOf(header))',
    also: [
      {
        file: place,
        find: 'const extend =',
        put: 'const headerLeafOf = (header: string) => nodeHashes.sha256(Buffer.from(header))\nconst extend =',
      },
    ],
  },
  {
    rules: 'E7',
    says: 'what another process added is not read before it is signed for',
    file: signer,
    find: 'if (before.size > size)',
    put: 'if (before.size < size)',
  },
  {
    rules: 'E8',
    says: 'the access log says that it is stored before it is',
    file: access,
    find: '      try {\n        await ledger.append(',
    put: '      try {\n        for (const item of group) item.done()\n        await ledger.append(',
  },
  {
    always: true,
    rules: 'E9 M23',
    says: 'what was said stands in the table in clear',
    file: opening,
    find: 'seal(key, Buffer.from(JSON.stringify(opening)), contentPurpose(log, seq))',
    put: 'Buffer.from(JSON.stringify(opening))',
    also: [
      {
        file: opening,
        find: 'Buffer.from(unseal(key, sealed, contentPurpose(log, seq))).toString()',
        put: 'Buffer.from(sealed).toString()',
      },
    ],
  },
  {
    rules: 'E10',
    says: 'a new key locks out what older ones sealed',
    file: seal,
    find: 'const entry = ring.find(k => k.id === id)',
    put: 'const entry = ring.slice(0, 1).find(k => k.id === id)',
  },
  {
    rules: 'E11',
    says: 'a wrong key is not said to be one',
    file: seal,
    find: '  } catch {\n',
    put: '  } catch (error) {\n    if (error) throw error\n',
  },
  {
    rules: 'E12',
    says: 'sealed bytes open for any purpose',
    file: seal,
    find: '  decipher.setAAD(Buffer.from(purpose))\n',
    put: '',
    also: [{ file: seal, find: '  cipher.setAAD(Buffer.from(purpose))\n', put: '' }],
  },
  {
    rules: 'E12',
    says: 'one nonce for everything',
    file: seal,
    find: 'const nonce = randomBytes(NONCE)',
    put: 'const nonce = Buffer.alloc(NONCE, 1)',
  },
  {
    rules: 'E13',
    says: 'sealed content opens in another row',
    file: opening,
    find: '`${log}|${seq}|opening`',
    put: '`opening`',
    also: [{ file: opening, find: '`${log}|${seq}|key`', put: '`key`' }],
  },
  {
    always: true,
    rules: 'E14',
    says: 'a log that was set back is signed for again',
    file: signer,
    find: 'if (last && !(await extendsTo(last, before, leavesSince)))',
    put: 'if (last && !(await extendsTo(last, before, leavesSince)) && last.size < 0)',
  },
  {
    rules: 'E15',
    says: 'a COMMIT without an answer counts as failed',
    file: ledger,
    find: 'if (committing) throw new CommitUnknown(error)',
    put: 'void CommitUnknown',
  },
  {
    rules: 'E17 E18',
    says: 'an entry without its key is left out',
    file: 'server/ledger/read.ts',
    find: '.leftJoin(entryKeys,',
    put: '.innerJoin(entryKeys,',
  },
  {
    rules: 'E18',
    says: 'erased statements leave a hole',
    file: load,
    find: '  document.add(rowOf(entry, null, at, by))\n',
    put: '  void [document, at, by]\n',
  },
  {
    rules: 'E19',
    says: 'what was erased cannot be marked any more, nor what stands beside it',
    file: load,
    find: 'if (!isContribution) return',
    put: 'if (isContribution) return',
  },
  {
    rules: 'E20',
    says: 'each meeting commits alone',
    file: lane,
    find: 'if (fits) group.push(one)',
    put: 'if (fits && group.length === 0) group.push(one)',
  },
  {
    rules: 'E21',
    says: 'one meeting that cannot append fails the others',
    file: lane,
    find: 'error instanceof CommitUnknown || (group.length === 1 && !isHeld(error))',
    put: 'error instanceof Error',
  },
  {
    always: true,
    rules: 'S1',
    says: 'entries can be changed',
    file: final,
    find: 'BEFORE UPDATE OR DELETE ON',
    put: 'BEFORE DELETE ON',
  },
  {
    rules: 'S1',
    says: 'entries can be deleted',
    file: final,
    find: 'BEFORE UPDATE OR DELETE ON',
    put: 'BEFORE UPDATE ON',
  },
  {
    rules: 'S1',
    says: 'entries can be emptied',
    file: final,
    find: 'BEFORE TRUNCATE ON "entries"',
    put: 'BEFORE INSERT ON "heads"',
  },
  {
    rules: 'P8',
    says: 'a header that was changed in the store is read',
    file: opening,
    find: '!sameBytes(headerLeaf(header, nodeHashes), leaf)',
    put: 'header === ""',
  },
  {
    rules: 'P10',
    says: 'a meeting opens on a log that nobody signed',
    file: signed,
    find: 'sameBytes(rootOf(leaves, nodeHashes), head.root) ? null : ways.root',
    put: 'rootOf(leaves, nodeHashes).length === 32 ? null : ways.root',
  },
  {
    rules: 'P10',
    says: 'an entry may be moved to another audience',
    file: signed,
    find: '  for (const [id, own] of by) {',
    put: '  for (const [id, own] of [...by].slice(0, 0)) {',
    also: [{ file: signed, find: "if (entry.n !== own.push(entry)) return 'audience'", put: 'own.push(entry)' }],
  },
  {
    rules: 'P6',
    says: 'a commitment’s key may have any length',
    file: 'server/ledger/hashes.ts',
    find: "key.length !== KEY_TEXT || !key.endsWith('=') || inner",
    put: 'inner',
  },
  {
    rules: 'F13',
    says: 'a connection on which nothing came through is not given back',
    file: 'server/db/open.ts',
    find: 'client.release(!done)',
    put: 'if (done) client.release()',
  },
  {
    rules: 'E16',
    says: 'a connection in an unknown state is used again',
    file: 'server/db/open.ts',
    find: 'client.release(!done)',
    put: 'client.release(done && !done)',
  },
  {
    rules: 'T33',
    says: 'a process that takes over says so to nobody',
    file: ledger,
    find: 'sql`${heads.epoch} + 1`',
    put: 'sql`${heads.epoch}`',
  },
  {
    rules: 'E7',
    says: 'heads are read without a lock',
    file: store,
    find: 'order by log, audience\nfor update`',
    put: 'order by log, audience`',
    also: [{ file: store, find: '`${LOCK} nowait`', put: 'LOCK' }],
  },
  {
    rules: 'K2',
    says: 'one person alone destroys what they took down',
    file: 'server/acts/purge.ts',
    find: 'if (!first && !said.destroyed)',
    put: 'if (said.kind === "none")',
  },
  {
    rules: 'K3',
    says: 'what is said to be destroyed keeps its key',
    file: purges,
    find: 'list.add({ log, seq, leaf, reason, at: now() })\n      await dropKey(log, seq)',
    put: 'list.add({ log, seq, leaf, reason, at: now() })',
  },
  {
    rules: 'K4',
    says: 'what is left of a destroyed statement is not read again',
    file: load,
    find: 'else if (left.has(entry.once))',
    put: 'else if (left.has(entry.header))',
  },
  {
    rules: 'K6',
    says: 'the bytes of a destroyed key stay in the file',
    file: purges,
    find: "await pool.query('vacuum full entry_keys')",
    put: "await pool.query('select 1')",
  },
  {
    rules: 'K7',
    says: 'a restored database keeps what was destroyed',
    file: purges,
    find: 'for (const key of condemned) found +=',
    put: 'for (const key of condemned.slice(0, 0)) found +=',
  },
  {
    rules: 'L26',
    says: 'lines of the access log are taken as they come',
    file: 'lib/ledger/verify-access.ts',
    find: 'if (content.checkpoint === undefined) return true',
    put: 'if (content.checkpoint !== null) return true',
  },
]
