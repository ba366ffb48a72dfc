import { createHash, randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { nobleVerify } from '../../lib/ledger/hashes.noble'
import { parseVkey } from '../../lib/ledger/note'
import { verifyBundle } from '../../lib/ledger/verify'
import { testDatabase } from '../db/testing'
import { nodeHashes } from '../ledger/hashes'
import { publishedKeys } from '../ledger/keys'
import { erase } from '../ledger/testing'
import { contribution, on } from '../rooms/testing'
import { readEvidence } from './evidence'
import { meetingToRead, STRANGER } from './testing'

const database = await testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

async function held() {
  const m = await meetingToRead(database, {
    chair: 'chair',
    minutes: 'minute_taker',
    police: 'practitioner',
    observer: 'observer',
    legal: 'legal_adviser',
    mother: 'family',
    auditor: 'auditor',
  })
  open.push(m)
  const [police, chair] = [await m.at('police'), await m.at('chair', 'professionals')]
  const id = randomUUID()
  await police.add(contribution({ body: 'Seen – with “odd” signs, 日本, \\ and\nlines.' }), id)
  await police.add({ ...contribution(), kind: 'correction', ...on(id) })
  await chair.add({ kind: 'mark', ...on(id), relevance: 'relevant', proportionality: null, request: 'none' })
  await chair.act('start')
  await chair.act('close', { reason: 'All heard.' })
  const evidence = (name: string) => readEvidence(m.deps, m.session(name), m.id)
  return { ...m, evidence }
}
const verify = async (text: string | null) => {
  const trusted = (await publishedKeys(database.drizzle)).map(vkey => parseVkey(vkey, nodeHashes)!)
  return verifyBundle(Buffer.from(text ?? ''), { hashes: nodeHashes, verify: nobleVerify, trusted })
}

test('V8 the evidence bundle is the whole log, authentic under the published key, closed where the meeting was', async () => {
  const m = await held()
  const result = await verify(await m.evidence('auditor'))
  expect(result).toMatchObject({
    verdict: 'authentic',
    kind: 'full',
    origin: `test.invalid/meeting/${m.id}`,
    size: 6,
    closedAt: 6,
    trusted: true,
    withheld: { fields: 0, people: 0, entries: 0 },
  })
  const stored = await m.ledger.read(m.id)
  if (result.verdict !== 'authentic') throw new Error(result.verdict)
  expect(result.entries.map(({ fields }) => fields)).toEqual(stored.entries.map(({ fields }) => fields))
})

test('V8 before anything is shared, while the meeting is on, and after something was erased, it is authentic too', async () => {
  const m = await meetingToRead(database, { chair: 'chair', police: 'practitioner' })
  open.push(m)
  const evidence = () => readEvidence(m.deps, m.session('chair'), m.id)
  expect(await verify(await evidence())).toMatchObject({ verdict: 'authentic', size: 1, closedAt: null })
  const ids = [randomUUID(), randomUUID()] as const
  for (const id of ids) await (await m.at('police')).add(contribution(), id)
  expect(await verify(await evidence())).toMatchObject({ verdict: 'authentic', size: 3 })
  await erase(m.db, m.ledger, m.id, once => once === ids[0])
  expect(await verify(await evidence())).toMatchObject({ verdict: 'authentic', size: 3, withheld: { entries: 1 } })
})

test('V8 one word changed in it is found', async () => {
  const m = await held()
  const text = (await m.evidence('auditor')) ?? ''
  expect(text).toContain('All heard.')
  expect(await verify(text.replace('All heard.', 'Not heard.'))).toMatchObject({
    verdict: 'altered',
    failure: 'opening',
  })
})

test('V9 evidence is for the chair, the minute taker and the auditor of that meeting; each export is logged with its hash', async () => {
  const m = await held()
  for (const name of ['police', 'observer', 'legal', 'mother']) expect(await m.evidence(name)).toBeNull()
  expect(await readEvidence(m.deps, STRANGER, m.id)).toBeNull()
  expect(await readEvidence(m.deps, m.session('chair'), randomUUID())).toBeNull()
  const texts = [await m.evidence('chair'), await m.evidence('minutes'), await m.evidence('auditor')]
  const exports = (await m.logged()).filter(({ type }) => type === 'act.export')
  expect(exports.map(({ actor, role, content }) => [actor?.name, role, content?.sha256])).toEqual(
    [
      ['chair', 'chair'],
      ['minutes', 'minute_taker'],
      ['auditor', 'auditor'],
    ].map(([name, role], i) => [
      name,
      role,
      createHash('sha256')
        .update(texts[i] ?? '')
        .digest('hex'),
    ]),
  )
  const away = { ...m.deps, access: async () => Promise.reject(new Error('away')) }
  await expect(readEvidence(away, m.session('chair'), m.id)).rejects.toThrow('away')
})
