import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { write } from '../drafts/testing'
import { contribution, on } from '../rooms/testing'
import { readHome } from './home'
import { meetingToRead, STRANGER } from './testing'

const database = await testDatabase()
const cast = {
  chair: 'chair',
  police: 'practitioner',
  school: 'practitioner',
  mother: 'family',
  auditor: 'auditor',
} as const

test('H22 home says what waits in the next meetings: to the chair what is to be marked, to an agency what it is asked', async () => {
  const m = await meetingToRead(database, cast)
  const [police, school, chair] = await Promise.all([
    m.at('police', 'professionals'),
    m.at('school', 'professionals'),
    m.at('chair', 'professionals'),
  ])
  const asked = randomUUID()
  expect(await police.add(contribution(), asked)).toHaveProperty('stamp')
  expect(await school.add(contribution({ heading: 'childs-views' }))).toHaveProperty('stamp')
  const mark = { kind: 'mark', ...on(asked), relevance: 'relevant', proportionality: 'proportionate', request: 'date' }
  expect(await chair.add(mark)).toHaveProperty('stamp')
  const work = async (name: string) => (await readHome(m.deps, m.session(name))).work[m.id]
  expect(await work('chair')).toMatchObject({ shared: 0, unmarked: 1, voices: [{ child: 'Ada Test', heard: true }] })
  expect(await work('police')).toMatchObject({ shared: 1, asked: 1, unmarked: null, voices: [{ heard: false }] })
  expect(await work('school')).toMatchObject({ shared: 1, asked: 0, voices: [{ heard: true }] })
  expect(await police.add({ kind: 'reply', ...on(asked), body: 'On 2 November.' })).toHaveProperty('stamp')
  expect(await work('police')).toMatchObject({ asked: 0 })
  await m.close()
})

test('H22 nothing of it is told to family, the auditor or a stranger, nor of a meeting that is over', async () => {
  const m = await meetingToRead(database, cast)
  for (const name of ['mother', 'auditor']) {
    const home = await readHome(m.deps, m.session(name))
    expect(home.items.map(item => item.id)).toEqual([m.id])
    expect(home.work).toEqual({})
  }
  expect(await readHome(m.deps, STRANGER)).toEqual({ items: [], work: {}, doors: [], came: [], clocks: {}, late: {} })
  const chair = await m.at('chair', 'professionals')
  await chair.act('start')
  await chair.act('close', { reason: 'All heard.' })
  expect(await readHome(m.deps, m.session('chair'))).toMatchObject({
    items: [{ id: m.id, status: 'concluded' }],
    work: {},
  })
  await m.close()
})

test('H29 home shows whoever is invited and not let in the way to the door, with the day and nothing else of the meeting', async () => {
  const m = await meetingToRead(database, { ...cast, nurse: 'practitioner' }, { invited: ['nurse', 'mother'] })
  const startsAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT/)
  for (const name of ['nurse', 'mother'])
    expect(await readHome(m.deps, m.session(name))).toEqual({
      items: [],
      work: {},
      came: [],
      clocks: {},
      late: {},
      doors: [{ id: m.id, startsAt, ...(name === 'mother' ? { family: true } : {}) }],
    })
  expect((await readHome(m.deps, m.session('police'))).doors).toEqual([])
  const chair = await m.at('chair', 'professionals')
  await chair.act('start')
  await chair.act('close', { reason: 'All heard.' })
  expect((await readHome(m.deps, m.session('nurse'))).doors).toEqual([])
  await m.close()
})

test('N36 home counts what an agency is writing, and what waits for advice, for its own people who may write, and for nobody else', async () => {
  const m = await meetingToRead(database, { ...cast, 'police.ann': 'practitioner', 'police.eve': 'observer' })
  const tom = await write(m, 'police')
  const shared = tom.begin({ body: 'Seen on Monday.' })
  tom.begin({ body: 'Seen on Tuesday.', adviceFrom: 'Named nurse' })
  tom.begin({ body: 'Seen on Friday.' })
  tom.begin()
  await tom.kept()
  const drafts = async (name: string) => (await readHome(m.deps, m.session(name))).work[m.id]?.drafts
  expect(await drafts('police')).toEqual({ drafts: 3, advice: 1, held: 0 })
  expect(await drafts('police.ann')).toEqual({ drafts: 3, advice: 1, held: 0 })
  for (const name of ['chair', 'school']) expect(await drafts(name)).toEqual({ drafts: 0, advice: 0, held: 0 })
  for (const name of ['police.eve', 'mother', 'auditor']) expect(await drafts(name)).toBeUndefined()
  tom.leave()
  expect(await (await m.at('police')).add(contribution(), shared)).toHaveProperty('stamp')
  expect(await drafts('police.ann')).toEqual({ drafts: 2, advice: 1, held: 0 })
  await m.close()
})
