import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { contribution, testMeeting } from '../rooms/testing'

const database = await testDatabase()

/** As someone with the database's own rights would: past every trigger. */
const asSuperuser = async (statement: string, values: unknown[]) => {
  const client = await database.pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(statement, values)
    await client.query('set session_replication_role = origin')
  } finally {
    client.release()
  }
}

test('P8 a log whose header, leaf or words were changed or moved in the store is not read', async () => {
  const m = await testMeeting(database, { chair: 'chair', police: 'practitioner' })
  const [entry] = (await m.ledger.read(m.id)).entries
  expect(entry?.fields?.type).toBe('act.create')
  const { rows } = await database.pool.query('select header, leaf, sealed from entries where log = $1 and seq = 1', [
    m.id,
  ])
  const other = await testMeeting(database, { chair: 'chair', police: 'practitioner' })
  const { rows: others } = await database.pool.query('select header, leaf, sealed from entries where log = $1', [
    other.id,
  ])
  for (const column of ['header', 'leaf', 'sealed']) {
    const put = `update entries set ${column} = $1 where log = $2 and seq = 1`
    await asSuperuser(put, [others[0][column], m.id])
    await expect(m.ledger.read(m.id), column).rejects.toThrow()
    await asSuperuser(put, [rows[0][column], m.id])
    expect((await m.ledger.read(m.id)).entries[0], column).toEqual(entry)
  }
  await m.close()
  await other.close()
})

const TAMPERED: [what: string, statements: string[]][] = [
  [
    'its last entry is gone',
    ['delete from entry_keys where log = $1 and seq = 3', 'delete from entries where log = $1 and seq = 3'],
  ],
  [
    'a statement was put into another audience',
    [`update entries set audience = 'meeting', n = 2 where log = $1 and seq = 3`],
  ],
  [
    'a statement was taken out of its audience',
    ['update entries set audience = null, n = null where log = $1 and seq = 3'],
  ],
  [
    'an entry was given another header, and the leaf to it',
    [
      `update entries e set header = o.header, leaf = o.leaf from entries o where e.log = $1 and e.seq = 2 and o.log = $1 and o.seq = 3`,
    ],
  ],
  [
    'an older checkpoint was put back',
    [
      `update heads set checkpoint = (select checkpoint from heads where log = $1 and audience = 'meeting') where log = $1 and audience = ''`,
    ],
  ],
]

test.each(TAMPERED)('P10 a meeting is not opened when %s behind our back', async (_, statements) => {
  const m = await testMeeting(database, { chair: 'chair', police: 'practitioner', mother: 'family' })
  const police = await m.at('police')
  await police.add(contribution())
  await (await m.at('police', 'professionals')).add(contribution())
  await m.restart()
  await m.room()
  await m.restart()
  for (const statement of statements) await asSuperuser(statement, [m.id])
  await expect(m.room()).rejects.toThrow('last signed')
  await m.close()
})
