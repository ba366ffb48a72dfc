import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { testDatabase } from '../db/testing'
import { contribution } from './testing'
import { wholeCast } from './testing.cast'

const meeting = wholeCast(await testDatabase())

test('R14 once the meeting is closed nothing is added, and what is known already is still taken as nothing new', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const chair = await m.at('chair')
  await tom.add(contribution())
  expect(await chair.act('close')).toMatchObject({ ok: false, code: 'not_started' })
  expect(await chair.act('start')).toMatchObject({ ok: true })
  expect(await chair.act('close')).toMatchObject({ ok: false, code: 'schema' })
  expect(await chair.act('close', { reason: 'Marked at the review.' })).toMatchObject({ ok: true })
  tom.send(Y.encodeStateAsUpdate(tom.doc, Y.encodeStateVector(tom.doc)))
  expect(tom.refusals).toEqual([])
  expect(await tom.add(contribution())).toMatchObject({ refusal: { code: 'closed' } })
  const access = await m.ledger.read('00000000-0000-4000-8000-00000000acce')
  const closing = access.entries.find(
    e => e.fields?.type === 'act.meeting-closed' && e.fields.content?.meeting === m.id,
  )
  expect(closing?.fields?.content?.checkpoint).toBe((await m.ledger.read(m.id)).closing)
})

test('R15 the same act with the same key is done once, whoever repeats it and whenever', async () => {
  const m = await meeting()
  const chair = await m.at('chair')
  const key = randomUUID()
  const first = await chair.act('start', {}, key)
  expect(await chair.act('start', {}, key)).toEqual(first)
  await m.restart()
  expect(await (await m.at('chair')).act('start', {}, key)).toEqual(first)
  expect(await (await m.at('police.tom')).act('start', {}, key)).toMatchObject({ ok: false, code: 'not_allowed' })
})

test('R18 someone whose last connection is gone is entered as having lost it; a restart does so for all who were here', async () => {
  const m = await meeting()
  await (await m.at('school')).act('join')
  await (await m.at('chair')).act('join')
  await m.restart()
  const { meeting: state } = await (await m.room()).ask()
  expect([...state.present]).toEqual([])
  const { entries } = await m.ledger.read(m.id)
  const lost = entries.filter(e => e.fields?.content?.how === 'connection-lost')
  expect(lost.map(e => e.fields?.actor?.name).sort()).toEqual(['chair', 'school'])
})
