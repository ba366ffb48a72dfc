import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { SetupFault } from '../fault'
import { contribution, testMeeting } from '../rooms/testing'
import { ROOT } from '../root'
import { openSigner, publishedKeys } from './keys'
import { seal, unwrap, wrap } from './seal'
import { act, DEPLOYMENT, newLog, openLedger } from './testing'

const database = await testDatabase()
const { drizzle: db } = database
const key = (byte: number) => new Uint8Array(32).fill(byte)

test('E9 what was said, about whom, to whom and when, stands nowhere in the tables in clear', async () => {
  const m = await testMeeting(database, { chair: 'chair', 'tom.MARKER-NAME': 'practitioner', mother: 'family' })
  const tom = await m.at('tom.MARKER-NAME')
  await tom.add(
    contribution({ body: 'MARKER-BODY', headline: 'MARKER-HEADLINE', childView: { exactWords: 'MARKER-CHILD' } }),
  )
  const chair = await m.at('chair')
  await chair.act('start')
  await chair.act('close', { reason: 'MARKER-REASON' })
  await m.close()
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name not in ('people', 'agencies')`,
  )
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['entries', 'heads', 'meetings', 'entry_keys']))
  const hex = (text: string) => Buffer.from(text).toString('hex')
  const { entries } = await m.ledger.read(m.id)
  const times = entries.map(({ fields }) => fields!.at).slice(0, -1)
  const words = [
    'MARKER',
    'Ada Test',
    'Test conference',
    'practitioner"',
    'statement.contribution',
    'act.close',
    ...times,
  ]
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ row: string }>(`select t::text as row from ${name} t`)
    const dump = rows.map(({ row }) => row).join('\n')
    for (const word of words)
      for (const form of [word, hex(word), Buffer.from(word).toString('base64').slice(0, -4)])
        expect(dump.includes(form), `${word} in ${name}`).toBe(false)
  }
})

test('E10 a new first key seals what is new; older keys in the ring still open what they sealed', async () => {
  const before = [{ id: 'a', key: key(1) }]
  const after = [{ id: 'b', key: key(2) }, ...before]
  const fresh = (await testDatabase()).drizzle
  const old = await openLedger(fresh, before)
  const log = await newLog(old, before)
  await old.append([{ log, drafts: [act({ content: { words: 'before' } })] }])
  const ledger = await openLedger(fresh, after)
  await ledger.append([{ log, drafts: [act({ content: { words: 'after' } })] }])
  const later = await newLog(ledger, after)
  expect((await ledger.read(log)).entries.map(({ fields }) => fields?.content)).toEqual([
    null,
    { words: 'before' },
    { words: 'after' },
  ])
  expect(await publishedKeys(fresh)).toHaveLength(1)
  await expect(old.read(later)).rejects.toThrow('APP_KEY does not hold the key "b"')
})

test('E11 without the right APP_KEY nothing opens, and a sentence says which key is missing or wrong', async () => {
  const fresh = (await testDatabase()).drizzle
  await openSigner(fresh, [{ id: 'a', key: key(1) }], DEPLOYMENT)
  const open = (id: string, byte: number) => openSigner(fresh, [{ id, key: key(byte) }], DEPLOYMENT)
  const missing = open('b', 1)
  await expect(missing).rejects.toBeInstanceOf(SetupFault)
  await expect(missing).rejects.toThrow('APP_KEY does not hold the key "a", which this data was sealed with.')
  const wrong = open('a', 2)
  await expect(wrong).rejects.toBeInstanceOf(SetupFault)
  await expect(wrong).rejects.toThrow('The key "a" in APP_KEY is not the one that this data was sealed with.')
})

test('E12 sealed bytes open only whole, under their own key, for the purpose they were sealed for', async () => {
  const ring = [{ id: 'a', key: key(1) }]
  const sealed = wrap(ring, Buffer.from('words'), 'one')
  expect(Buffer.from(unwrap(ring, sealed, 'one')).toString()).toBe('words')
  expect(wrap(ring, Buffer.from('words'), 'one')).not.toEqual(sealed)
  expect(() => unwrap(ring, sealed, 'two')).toThrow()
  for (let at = 0; at < sealed.length; at++) {
    const changed = Uint8Array.from(sealed)
    changed[at]! ^= 1
    expect(() => unwrap(ring, changed, 'one')).toThrow()
    expect(() => unwrap(ring, sealed.subarray(0, at), 'one')).toThrow()
  }
})

test.each([
  ['content', ''],
  [
    'content and keys',
    'update entry_keys k set wrapped = o.wrapped from entry_keys o where k.log = $1 and o.log = $1 and k.seq + o.seq = 5 and k.seq in (2, 3)',
  ],
])('E13 two rows of the ledger whose sealed %s changed places do not open', async (_what, keys) => {
  const ledger = await openLedger(db)
  const log = await newLog(ledger)
  await ledger.append([{ log, drafts: [act(), act()] }])
  await database.pool.query('alter table entries disable trigger entries_no_change')
  await database.pool.query(
    'update entries e set sealed = o.sealed from entries o where e.log = $1 and o.log = $1 and e.seq + o.seq = 5 and e.seq in (2, 3)',
    [log],
  )
  if (keys) await database.pool.query(keys, [log])
  await database.pool.query('alter table entries enable trigger entries_no_change')
  await expect(ledger.read(log)).rejects.toThrow()
})

test('I73 nothing is sealed with a nonce that was used before, and nothing but AES-256-GCM seals', () => {
  const own = key(1)
  const nonces = new Set<string>()
  for (let i = 0; i < 100_000; i++) nonces.add(Buffer.from(seal(own, Buffer.of(1), 'one')).toString('latin1', 1, 13))
  expect(nonces.size).toBe(100_000)
  const sources = readdirSync(join(ROOT, 'server'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.includes('.test'))
    .filter(file => /create(?:De)?[cC]ipher/.test(readFileSync(join(ROOT, 'server', file), 'utf8')))
  expect(sources).toEqual(['ledger/seal.ts'])
  expect(readFileSync(join(ROOT, 'server/ledger/seal.ts'), 'utf8').match(/'aes-[^']+'/g)).toEqual([
    "'aes-256-gcm'",
    "'aes-256-gcm'",
  ])
})
