import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { CommitUnknown } from '../ledger/faults'
import { contribution, listener, type TestMeeting } from './testing'
import { wholeCast } from './testing.cast'
import { ownTime } from './testing.time'

const meeting = wholeCast(await testDatabase())

/** Holds the next commit still from the moment it is to begin (`reached`) until `commit`. */
function hold({ ledger }: TestMeeting) {
  const real = ledger.append.bind(ledger)
  let commit = () => {}
  const may = new Promise<void>(resolve => {
    commit = resolve
  })
  const reached = new Promise<void>(resolve => {
    ledger.append = async (...args) => {
      ledger.append = real
      resolve()
      await may
      return real(...args)
    }
  })
  return { reached, commit: () => commit() }
}

test('R2 nothing is shown or acknowledged before the transaction that logs it has committed', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const school = await m.at('school')
  const { reached, commit } = hold(m)
  const before = school.frames.length
  const id = randomUUID()
  const shared = tom.add(contribution(), id)
  const room = await m.room()
  await reached
  expect(school.frames.length).toBe(before)
  expect(tom.stamps.has(id)).toBe(false)
  commit()
  await shared
  await room.ask()
  expect(school.stamps.has(id)).toBe(true)
})

test('R2 an act is acknowledged, and told to others, only once it is stored', async () => {
  const m = await meeting()
  const room = await m.room()
  const chair = await m.at('chair')
  const seen = listener(room, m.places.school!.person)
  await room.ask()
  const { reached, commit } = hold(m)
  const heard = seen.events.length
  let answered = false
  const started = chair.act('start').then(reply => {
    answered = true
    return reply
  })
  await reached
  expect([answered, seen.events.length]).toEqual([false, heard])
  commit()
  expect(await started).toMatchObject({ ok: true })
  await seen.until('state', state => state.meeting.status === 'in_progress')
})

test('W9 nobody is told that someone is here before the transaction that logs it has committed', async () => {
  const time = ownTime()
  const m = await meeting(time)
  const room = await m.room()
  const [chair, tom, school] = [await m.at('chair'), await m.at('police.tom'), await m.at('school')]
  const seen = listener(room, m.places.school!.person)
  const here = () => seen.last('roster')?.people.flatMap(person => (person.here ? person.name : []))
  await chair.act('join')
  await tom.act('join')
  const { reached, commit } = hold(m)
  const joining = school.act('join')
  await reached
  time.pass(10_000)
  expect(here()).not.toContain('school')
  commit()
  await joining
  await seen.until('roster', roster => roster.people.some(({ name, here }) => here && name === 'school'))
})

test('R3 what queues while a commit is in flight goes into the next one, in order', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const school = await m.at('school')
  const groups: number[] = []
  const real = m.ledger.append.bind(m.ledger)
  m.ledger.append = async (...args) => {
    const [first] = args[0]
    groups.push(Array.isArray(first?.drafts) ? first.drafts.length : 0)
    return real(...args)
  }
  const all = [tom, school, tom, school, tom].map(who => who.add(contribution()))
  const outcomes = await Promise.all(all)
  expect(groups.reduce((a, b) => a + b)).toBe(5)
  expect(groups.length).toBeLessThan(5)
  const ns = outcomes.map(o => ('stamp' in o ? o.stamp.n : 0)).sort()
  expect(ns).toEqual([1, 2, 3, 4, 5])
})

test('R4 where a group fails, each member is tried alone', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const school = await m.at('school')
  await tom.add(contribution())
  const real = m.ledger.append.bind(m.ledger)
  let failed = 0
  m.ledger.append = async (...args) => {
    const drafts = args[0][0]?.drafts
    if (Array.isArray(drafts) && drafts.length > 1) {
      failed++
      throw new Error('disk full')
    }
    return real(...args)
  }
  const outcomes = await Promise.all([tom, school, school, tom].map(who => who.add(contribution())))
  expect(failed).toBeGreaterThan(0)
  expect(outcomes.every(o => 'stamp' in o)).toBe(true)
})

test('R5 where the outcome of a commit is unknown, nothing is stamped or refused: everyone is told to come back', async () => {
  const m = await meeting()
  const tom = await m.at('police.tom')
  const school = await m.at('school')
  m.ledger.append = async () => {
    throw new CommitUnknown(new Error('connection lost'))
  }
  const id = randomUUID()
  expect(await tom.add(contribution(), id)).toEqual({ closed: 1012 })
  expect(tom.refusals).toEqual([])
  expect(await school.until(() => school.closes[0])).toBe(1012)
})

test('R22 an act whose commit is unknown is answered "try again", and trying again with its key does it once', async () => {
  const m = await meeting()
  const chair = await m.at('chair')
  const real = m.ledger.append.bind(m.ledger)
  m.ledger.append = async (...args) => {
    await real(...args)
    throw new CommitUnknown(new Error('connection lost after the commit'))
  }
  const key = randomUUID()
  expect(await chair.act('start', {}, key)).toMatchObject({ ok: false, code: 'try_again' })
  m.ledger.append = real
  expect(await (await m.at('chair')).act('start', {}, key)).toMatchObject({ ok: true })
  const { entries } = await m.ledger.read(m.id)
  expect(entries.filter(e => e.fields?.type === 'act.start')).toHaveLength(1)
})

test('R23 who is here and what was signed is told at a pace, and the newest of it always arrives', async () => {
  const time = ownTime()
  const m = await meeting(time)
  const room = await m.room()
  const chair = listener(room, m.places.chair!.person)
  await room.ask()
  const school = await m.at('school')
  const told = (event: 'roster' | 'checkpoint') => chair.events.filter(one => one.event === event).length
  for (let i = 0; i < 12; i++) await school.add(contribution())
  expect([told('checkpoint'), chair.last('checkpoint')?.reached.meeting]).toEqual([1, 1])
  time.pass(499)
  expect(told('checkpoint')).toBe(1)
  time.pass(1)
  const { note, reached } = await chair.until('checkpoint', c => c.reached.meeting === 12)
  expect([note.split('\n')[1], told('checkpoint')]).toEqual([String(reached.meeting), 2])
  const before = told('roster')
  for (const who of ['chair', 'school', 'police.tom', 'mother']) await (await m.at(who)).act('join')
  await room.ask()
  expect(told('roster') - before).toBe(1)
  time.pass(249)
  await room.ask()
  expect(told('roster') - before).toBe(1)
  time.pass(1)
  const here = (people: { here: boolean }[]) => people.filter(person => person.here).length
  expect(here((await chair.until('roster', r => here(r.people) === 4)).people)).toBe(4)
  expect(told('roster') - before).toBe(2)
})
