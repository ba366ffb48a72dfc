import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { listener } from '../rooms/testing'
import { wholeCast } from '../rooms/testing.cast'
import { writer } from './testing'

const database = await testDatabase()
const meeting = wholeCast(database)
type Meeting = Awaited<ReturnType<typeof meeting>>

const notesOf = async (m: Meeting, who: string) => {
  const { person } = m.places[who]!
  return writer(await (await m.room()).drafts.of(person), person)
}

test('J74 whoever chairs and whoever takes the minutes have notes that nobody else opens, and that survive a restart', async () => {
  const m = await meeting()
  const { drafts } = await m.room()
  const everyone = Object.keys(m.places)
  for (const owner of everyone) {
    const readers = everyone.filter(who => drafts.may(m.places[who]!.person, m.places[owner]!.person))
    expect([owner, readers]).toEqual([owner, ['chair', 'minutes'].includes(owner) ? [owner] : []])
  }
  const chair = await notesOf(m, 'chair')
  const id = chair.begin({ body: 'MARKER-NOTE' })
  await chair.kept()
  await m.restart()
  expect((await notesOf(m, 'chair')).text(id).toString()).toBe('MARKER-NOTE')
  expect((await notesOf(m, 'minutes')).doc.getMap('drafts').size).toBe(0)
})

test('J75 no word of a private note is in a row of the database or in the log, nobody is told that one is written, and a deleted one is gone', async () => {
  const m = await meeting()
  const room = await m.room()
  const police = await listener(room, m.places['police.tom']!.person).until('state', () => true)
  const minutes = await notesOf(m, 'minutes')
  const id = minutes.begin({ body: 'MARKER-NOTE' })
  await minutes.kept()
  const tables = (
    await database.pool.query(`select table_name as name from information_schema.tables where table_schema = 'public'`)
  ).rows
  for (const { name } of tables) {
    const { rows } = await database.pool.query(`select t::text as row from "${name}" t`)
    const text = rows.map(({ row }) => String(row)).join('\n')
    expect(text.includes('MARKER-NOTE'), name).toBe(false)
    expect(text.includes(Buffer.from('MARKER-NOTE').toString('hex')), `bytes of ${name}`).toBe(false)
  }
  const { entries } = await m.ledger.read(m.id)
  expect(JSON.stringify(entries.map(({ fields }) => fields))).not.toContain('MARKER-NOTE')
  expect(JSON.stringify(police)).not.toContain('MARKER-NOTE')
  const again = await listener(room, m.places['police.tom']!.person).until('roster', () => true)
  expect(again.writing).toEqual([])
  minutes.doc.getMap('drafts').delete(id)
  await minutes.kept()
  await m.restart()
  expect((await notesOf(m, 'minutes')).doc.getMap('drafts').size).toBe(0)
})
