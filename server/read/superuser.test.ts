import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { nobleVerify } from '../../lib/ledger/hashes.noble'
import { parseVkey } from '../../lib/ledger/note'
import { verifyAll } from '../../lib/ledger/several'
import type { Refusal } from '../../lib/protocol/codes'
import { testDatabase } from '../db/testing'
import { openAccessLog } from '../ledger/access'
import { nodeHashes } from '../ledger/hashes'
import { publishedKeys } from '../ledger/keys'
import { ACCESS_LOG } from '../ledger/ledger'
import { openLedger } from '../ledger/testing'
import { contribution, on } from '../rooms/testing'
import { ROOT } from '../root'
import { exportAccessEvidence, readAccessEvidence, readEvidence } from './evidence'
import { meetingToRead, STRANGER } from './testing'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'superuser-'))
const open: { close(): Promise<void> }[] = []
afterAll(async () => {
  await Promise.all(open.map(m => m.close()))
  rmSync(folder, { recursive: true })
})

/** As someone with the database's own rights would: past every trigger and key. */
async function asSuperuser(statements: readonly string[], values: Record<string, string> = {}) {
  const client = await database.pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const statement of statements)
      await client.query(statement.replace(/:(\w+)/g, (_, name) => `'${values[name] ?? ''}'`))
    await client.query('set session_replication_role = origin')
  } finally {
    client.release()
  }
}

/** Six entries: set-up, a contribution, its correction, one for professionals, the start, the close where it is closed. */
async function held(closed = true) {
  const m = await meetingToRead(database, { chair: 'chair', police: 'practitioner', auditor: 'auditor' })
  open.push(m)
  const [police, chair] = [await m.at('police'), await m.at('chair', 'professionals')]
  const id = randomUUID()
  await police.add(contribution(), id)
  await police.add({ ...contribution(), kind: 'correction', ...on(id) })
  await (await m.at('police', 'professionals')).add(contribution())
  const { rows } = await database.pool.query(`select checkpoint from heads where log = $1 and audience = ''`, [m.id])
  await chair.act('start')
  if (closed) await chair.act('close', { reason: 'All heard.' })
  const evidence = async () => (await readEvidence(m.deps, m.session('auditor'), m.id)) ?? ''
  return { ...m, evidence, before: String(rows[0].checkpoint) }
}
const accessEvidence = async (m: Awaited<ReturnType<typeof held>>) => (await readAccessEvidence(m.deps, STRANGER)) ?? ''

/** What both verifiers say of these files together; fails where they differ. */
async function judged(texts: readonly string[], seen: readonly string[] = []): Promise<string[]> {
  const keys = await publishedKeys(database.drizzle)
  const verifier = {
    hashes: nodeHashes,
    verify: nobleVerify,
    trusted: keys.map(vkey => parseVkey(vkey, nodeHashes)!),
    seen,
  }
  const { verdicts, vanished } = verifyAll(
    texts.map(text => Buffer.from(text)),
    verifier,
  )
  const ours = [
    ...verdicts.map(v => (v.verdict === 'altered' ? `altered: ${v.failure}` : v.verdict)),
    ...vanished.map(({ meeting }) => `vanished: ${meeting}`),
  ]
  const place = mkdtempSync(join(folder, 'case-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(place, name), text)
    return join(place, name)
  }
  const args = [
    ...texts.map((text, i) => file(`${i}.json`, text)),
    ...keys.flatMap(key => ['--key', key]),
    ...seen.flatMap((note, i) => ['--seen', file(`${i}.note`, note)]),
  ]
  const { stdout, stderr } = spawnSync('python3', ['docs/verify.py', ...args], { cwd: ROOT, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout.split('\n').filter(line => /^(authentic|altered|unreadable|vanished)/.test(line))).toEqual(ours)
  return ours
}

const copyOver = (columns: string, from: string) =>
  `update entries e set ${columns
    .split(' ')
    .map(column => `${column} = o.${column}`)
    .join(', ')} from entries o where e.log = :id and e.seq = 2 and ${from}`
const exchange = (table: string, a: string, b: string) => [
  `update ${table} set seq = -1 where log = :id and seq = ${a}`,
  `update ${table} set seq = ${a} where log = :id and seq = ${b}`,
  `update ${table} set seq = ${b} where log = :id and seq = -1`,
]
const both = (statement: string) => ['entry_keys', 'entries'].map(table => statement.replaceAll('TABLE', table))

const MANIPULATIONS: [what: string, failure: string, statements: string[]][] = [
  ['an entry edited: its header', 'opening', [copyOver('header', 'o.log = :id and o.seq = 3')]],
  ['an entry edited: header and leaf', 'opening', [copyOver('header leaf', 'o.log = :id and o.seq = 3')]],
  [
    'an entry edited: replaced whole by another’s',
    'root',
    [copyOver('header leaf sealed', 'o.log = :other and o.seq = 2')],
  ],
  ['an entry deleted', 'seq', both('delete from TABLE where log = :id and seq = 3')],
  [
    'an entry deleted and the rest moved up',
    'size',
    [
      ...both('delete from TABLE where log = :id and seq = 3'),
      ...both('update TABLE set seq = -seq where log = :id and seq > 3'),
      ...both('update TABLE set seq = -seq - 1 where log = :id and seq < 0'),
    ],
  ],
  ['two entries exchanged', 'root', [...exchange('entry_keys', '2', '3'), ...exchange('entries', '2', '3')]],
  [
    'two entries exchanged without their words',
    'opening',
    [
      `update entries e set header = o.header, leaf = o.leaf from entries o
       where e.log = :id and o.log = :id and (e.seq, o.seq) in ((2, 3), (3, 2))`,
    ],
  ],
  ['the tail cut off', 'size', both('delete from TABLE where log = :id and seq > 4')],
  [
    'the tail cut off and older heads put back',
    'access',
    [
      ...both('delete from TABLE where log = :id and seq > 4'),
      `update heads set size = 4, checkpoint = :before, closing = null where log = :id and audience = ''`,
    ],
  ],
  [
    'an erased entry moved to another audience',
    'audience-size',
    [
      'delete from entry_keys where log = :id and seq = 4',
      `update entries set audience = 'meeting', n = 9 where log = :id and seq = 4`,
    ],
  ],
  [
    'the closing checkpoint replaced by another log’s',
    'origin',
    [`update heads set closing = (select checkpoint from heads where log = :other and audience = '') where log = :id`],
  ],
  [
    'another meeting put in its place',
    'access',
    ['entry_keys', 'entries', 'heads'].flatMap(table => [
      `update ${table} set log = :spare where log = :id`,
      `update ${table} set log = :id where log = :other`,
      `update ${table} set log = :other where log = :spare`,
    ]),
  ],
  [
    'its line in the access log edited',
    'access',
    [
      `update entries e set header = o.header from entries o where e.log = :access and e.once = 'meeting|' || :id || '|opened'
       and o.log = :access and o.seq = 1`,
    ],
  ],
  [
    'a line of the access log deleted',
    'access',
    both(`delete from TABLE where log = :access and seq = (select min(seq) from entries where log = :access)`),
  ],
]

test.each(MANIPULATIONS)('L26 both verifiers name it: %s is %s', async (_, failure, statements) => {
  const [other, m] = [await held(), await held()]
  expect(await judged([await m.evidence()])).toEqual(['authentic'])
  const putBack = await keep('entries', 'entry_keys')
  await asSuperuser(statements, {
    id: m.id,
    other: other.id,
    spare: randomUUID(),
    access: ACCESS_LOG,
    before: m.before,
  })
  expect(await judged([await m.evidence()])).toEqual([`altered: ${failure}`])
  await putBack()
})

/** Rows of the access log as they are now, and how to have them again. */
async function keep(...tables: string[]) {
  const mark = randomUUID().slice(0, 8)
  for (const table of tables)
    await asSuperuser([`create table "${table}_${mark}" as select * from ${table} where log = :access`], {
      access: ACCESS_LOG,
    })
  return async () => {
    for (const table of tables)
      await asSuperuser(
        [
          `delete from ${table} t where log = :access and exists (select from "${table}_${mark}" k where k.seq = t.seq)`,
          `insert into ${table} select * from "${table}_${mark}"`,
        ],
        { access: ACCESS_LOG },
      )
  }
}

test('L26 a restored backup, whole in itself, is named by whoever kept a checkpoint: of the meeting, an audience or the access log', async () => {
  const m = await held(false)
  const tables = ['entries', 'entry_keys', 'heads']
  const copy = async (from: string, to: string) =>
    asSuperuser(
      tables.flatMap(table => [
        `create table if not exists "${table}_backup" as table ${table} with no data`,
        `delete from "${to.replace('*', table)}"`,
        `insert into "${to.replace('*', table)}" select * from "${from.replace('*', table)}"`,
      ]),
    )
  await copy('*', '*_backup')
  const police = await m.at('police')
  await police.add(contribution())
  await (await m.at('chair')).act('close', { reason: 'All heard.' })
  const heads = async (log: string) =>
    (await database.pool.query('select audience, checkpoint from heads where log = $1', [log])).rows
  const seen = new Map((await heads(m.id)).map(row => [row.audience, row.checkpoint]))
  const [access] = await heads(ACCESS_LOG)
  expect(await judged([await m.evidence()], [...seen.values(), access.checkpoint])).toEqual(['authentic'])
  await copy('*_backup', '*')
  // As after a start: this process would still remember what it signed.
  const ledger = await openLedger(m.db)
  const deps = { ...m.deps, ledger, access: openAccessLog(ledger) }
  const restored = (await readEvidence(deps, m.session('auditor'), m.id)) ?? ''
  expect(await judged([restored])).toEqual(['authentic'])
  for (const note of [seen.get(''), seen.get('meeting'), access.checkpoint])
    expect(await judged([restored], [note])).toEqual(['altered: seen'])
  expect(await judged([restored], [seen.get('professionals')])).toEqual(['authentic'])
})

test('L26 a meeting that vanished is missed by the access log, which also names what became of one that was cut', async () => {
  const [m, gone] = [await held(), await held(false)]
  const others = (
    await database.pool.query(`select log from heads where audience = '' and log not in ($1, $2, $3)`, [
      m.id,
      gone.id,
      ACCESS_LOG,
    ])
  ).rows
  await asSuperuser(
    ['entry_keys', 'entries', 'heads', 'log_keys'].map(table => `delete from ${table} where log = :id`),
    { id: gone.id },
  )
  const log = await accessEvidence(m)
  const said = await judged([log, await m.evidence()])
  expect(said.slice(0, 2)).toEqual(['authentic', 'authentic'])
  expect(said.slice(2).sort()).toEqual(
    [gone.id, ...others.map(row => row.log)].map(id => `vanished: test.invalid/meeting/${id}`).sort(),
  )
  const cut = JSON.parse(await m.evidence())
  const { rows } = await database.pool.query(`select checkpoint from heads where log = $1 and audience = ''`, [m.id])
  expect(rows[0].checkpoint).not.toBe(m.before)
  await asSuperuser(
    [
      ...both('delete from TABLE where log = :id and seq > 4'),
      `update heads set size = 4, checkpoint = :before, closing = null where log = :id and audience = ''`,
    ],
    { id: m.id, before: m.before },
  )
  const bare = { ...JSON.parse(await m.evidence()), access: null }
  expect(cut.entries.length - bare.entries.length).toBe(2)
  expect(await judged([JSON.stringify(bare)])).toEqual(['authentic'])
  expect((await judged([log, JSON.stringify(bare)]))[1]).toBe('altered: seen')
})

test('L26 a key destroyed behind our back is withheld, and nothing in the log says that it was destroyed', async () => {
  const m = await held()
  await asSuperuser(['delete from entry_keys where log = :id and seq = 3'], { id: m.id })
  const text = await m.evidence()
  expect(await judged([text])).toEqual(['authentic'])
  const { verdicts } = verifyAll([Buffer.from(text)], { hashes: nodeHashes, verify: nobleVerify })
  expect(verdicts[0]).toMatchObject({ withheld: { entries: 1 }, destroyed: [] })
})

const IN_CLEAR: [what: string, failure: string, statement: string][] = [
  ['a statement’s id', 'opening', `update entries set once = '${randomUUID()}' where log = :id and seq = 2`],
  ['a statement’s author', 'opening', `update entries set person = '${randomUUID()}' where log = :id and seq = 2`],
  [
    'the whole log',
    'origin',
    `update heads set checkpoint = (select checkpoint from heads where log = :other and audience = '') where log = :id and audience = ''`,
  ],
  ['the last entries', 'size', 'delete from entries where log = :id and seq > 5'],
  [
    'an entry’s header and leaf',
    'root',
    `update entries e set header = o.header, leaf = o.leaf from entries o where e.log = :id and e.seq = 2 and o.log = :id and o.seq = 1`,
  ],
]
test.each(IN_CLEAR)(
  'L27 the server names what it finds when it opens a meeting: %s changed is %s',
  async (_, failure, statement) => {
    const [other, m] = [await held(), await held()]
    await m.restart()
    await asSuperuser([statement], { id: m.id, other: other.id })
    await expect(m.room()).rejects.toMatchObject({ failure })
  },
)

test('L28 the access log’s own bundle is for whoever runs the deployment, once they have confirmed that it is them, and is logged like any export', async () => {
  const m = await held()
  const first: Refusal = { code: 'step-up', ids: [], reason: '' }
  for (const name of ['chair', 'police', 'auditor']) {
    expect(await readAccessEvidence(m.deps, m.session(name))).toBeNull()
    expect(await exportAccessEvidence(m.deps, m.session(name), () => first)).toBeNull()
  }
  const lines = async () => (await m.ledger.read(ACCESS_LOG)).entries.length
  const before = await lines()
  expect(await exportAccessEvidence(m.deps, STRANGER, () => first)).toBe(first)
  expect(await lines()).toBe(before)
  expect(await exportAccessEvidence(m.deps, STRANGER, () => null)).toMatch(/"kind": "full"/)
  const text = await accessEvidence(m)
  expect((await judged([text]))[0]).toBe('authentic')
  const { fields } = (await m.ledger.read(ACCESS_LOG)).entries.at(-1)!
  expect(fields).toMatchObject({ type: 'act.export', content: { log: 'access' } })
  expect(fields?.content?.sha256).toBe(Buffer.from(nodeHashes.sha256(Buffer.from(text))).toString('hex'))
})
