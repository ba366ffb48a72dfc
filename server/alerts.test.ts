import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { agencies, people, alerts as table } from '../drizzle/schema'
import { ESCALATE_MS } from '../lib/protocol/alerts'
import { createAlerts } from './alerts'
import { testDatabase } from './db/testing'
import { meetingToRead } from './read/testing'
import { readTrail } from './read/trail'
import { listener } from './rooms/testing'

const database = await testDatabase()
const cast = {
  'unit.chair': 'chair',
  'unit.minutes': 'minute_taker',
  'unit.colleague': 'practitioner',
  'care.worker': 'practitioner',
  'care.manager': 'observer',
  school: 'practitioner',
  mother: 'family',
  auditor: 'auditor',
} as const
const open: { close(): Promise<void> }[] = []
afterAll(async () => void (await Promise.all(open.map(m => m.close()))))

/** A meeting, its agencies of their types, and a clock and a post of its own. */
async function meeting() {
  const sent: { to: string; subject: string; text: string }[] = []
  let time = Date.now()
  let work: (() => void) | null = null
  const alerts = createAlerts({
    db: database.drizzle,
    mail: async (to, subject, text) => void sent.push({ to, subject, text }),
    appUrl: 'https://roundtable.example',
    now: () => time,
    after: later => {
      work = later
      return () => undefined
    },
  })
  const told: Promise<void>[] = []
  const alerted = (...of: [string, string]) => {
    const done = alerts.tell(...of)
    told.push(done)
    return done
  }
  const m = await meetingToRead(database, cast, { alerted })
  open.push(m)
  for (const [who, type] of [
    ['unit.chair', 'safeguarding_unit'],
    ['care.worker', 'social_care'],
  ] as const)
    await m.db.update(agencies).set({ type }).where(eq(agencies.id, m.places[who]!.agencyId))
  const idOf = (who: string) => m.places[who]!.person
  const concerned = async () => {
    const has = await Promise.all(
      Object.keys(cast).map(async who => ((await alerts.of(idOf(who))).length > 0 ? [who] : [])),
    )
    return has.flat()
  }
  const post = async () => {
    await Promise.all(told)
    const addresses = await m.db.select({ email: people.email, id: people.id }).from(people)
    const whose = (to: string) => addresses.find(one => one.email === to)?.id
    return sent.map(({ to }) => Object.keys(cast).find(who => idOf(who) === whose(to))).sort()
  }
  const raise = async (who = 'school', body = 'Nobody answers the door: zephyrquill001x.') => {
    const id = randomUUID()
    expect(await (await m.at(who, 'professionals')).add({ kind: 'alert', v: 1, seen: 1, body }, id)).toHaveProperty(
      'stamp',
    )
    return id
  }
  const answer = async (who: string, alert: string) =>
    (await m.at(who, 'professionals')).add({ kind: 'acknowledgement', v: 1, seen: 1, alert })
  const row = async (id: string) => (await m.db.select().from(table).where(eq(table.id, id)))[0]!
  return {
    ...m,
    alerts,
    sent,
    idOf,
    concerned,
    post,
    raise,
    answer,
    row,
    later: (ms: number) => {
      time += ms
    },
    look: () => work?.(),
  }
}

test('C30 what cannot wait is logged and told at once to the chair and social care, before the meeting starts too; to family nothing is sent', async () => {
  const m = await meeting()
  const mother = listener(await m.room(), m.idOf('mother'))
  await mother.until('roster', () => true)
  const [board, before] = [await m.at('mother'), mother.events.length]
  const frames = board.frames.length
  const id = await m.raise()
  expect(await m.concerned()).toEqual(['unit.chair', 'care.worker'])
  expect(await m.post()).toEqual(['care.worker', 'unit.chair'])
  expect(JSON.stringify(m.sent)).not.toMatch(/zephyrquill|door|\bAda\b|Test/)
  expect([mother.events.length, board.frames.length]).toEqual([before, frames])
  expect(await (await m.at('mother')).add({ kind: 'alert', v: 1, seen: 1, body: 'x' })).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  const logged = (await m.ledger.read(m.id)).entries.find(({ once }) => once === id)
  expect(logged).toMatchObject({ audience: 'professionals', fields: { type: 'statement.alert' } })
})

test('C31 it waits until a named person other than the one who raised it answers; the first answer stands', async () => {
  const m = await meeting()
  const id = await m.raise('unit.chair')
  expect(await m.answer('unit.chair', id)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await m.answer('school', randomUUID())).toMatchObject({ refusal: { code: 'reference' } })
  expect(await m.concerned()).not.toEqual([])
  await m.restart()
  expect(await m.answer('care.worker', id)).toHaveProperty('stamp')
  expect(await m.concerned()).toEqual([])
  expect((await m.row(id)).answeredAt).not.toBeNull()
  expect(await m.answer('school', id)).toMatchObject({ refusal: { code: 'superseded' } })
  expect(JSON.stringify(await readTrail(m.deps, m.session('auditor'), m.id, {}))).toContain('answered what cannot wait')
})

test('C32 what nobody answers in ten minutes of the server’s time is escalated once, though the server was stopped meanwhile: minute taker and unit are told too', async () => {
  const m = await meeting()
  const id = await m.raise()
  const answered = await m.raise('school', 'Another thing.')
  expect(await m.answer('unit.chair', answered)).toHaveProperty('stamp')
  await m.restart()
  const stop = m.alerts.follow(m.rooms())
  const escalated = async () =>
    (await m.ledger.read(m.id)).entries
      .filter(({ fields }) => fields?.type === 'act.escalate')
      .map(e => e.fields?.content?.of)
  m.later(ESCALATE_MS - 60_000)
  m.look()
  await m.raise('school', 'A third thing, so that what was queued before is done.')
  expect(await escalated()).toEqual([])
  m.later(120_000)
  const room = await m.room()
  room.escalate(answered)
  for (const _again of [1, 2]) room.escalate(id)
  await room.ask()
  expect(await escalated()).toEqual([id])
  expect((await m.row(id)).escalatedAt).not.toBeNull()
  expect(await m.concerned()).toEqual(['unit.chair', 'unit.minutes', 'unit.colleague', 'care.worker'])
  expect((await m.post()).filter(who => who === 'unit.minutes')).toHaveLength(1)
  const asked = await room.act(m.idOf('unit.chair'), { verb: 'escalate', input: { alert: id }, key: randomUUID() })
  expect(asked).toMatchObject({ ok: false })
  stop()
})

test('C33 whoever follows the store finds what is overdue by itself', async () => {
  const m = await meeting()
  const id = await m.raise()
  m.later(ESCALATE_MS + 60_000)
  const line = listener(await m.room(), m.idOf('unit.chair'))
  await line.until('roster', () => true)
  const stop = m.alerts.follow(m.rooms())
  const room = await m.room()
  while ((await m.row(id)).escalatedAt === null) await room.ask()
  stop()
  expect(await m.concerned()).toContain('unit.minutes')
})
