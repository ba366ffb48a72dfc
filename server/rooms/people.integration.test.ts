import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { agencies, members, people } from '../../drizzle/schema'
import { EVENTS, type State } from '../../lib/protocol/live'
import { testDatabase } from '../db/testing'
import { builtServer } from '../testing.built'
import { live, synced } from '../transport/testing.client'
import { contribution } from './testing'

const database = await testDatabase()
const server = await builtServer(database)
const db = database.drizzle

async function gathered() {
  const { id, who } = await server.meeting({
    chair: 'chair',
    tom: 'practitioner',
    school: 'practitioner',
    mother: 'family',
  })
  const [tom, school] = [who.tom!, who.school!]
  const at = (seat: typeof tom, audience?: string) => synced(server.origin, id, seat.headers, audience)
  const place = and(eq(members.meetingId, id), eq(members.personId, tom.person))
  return { id, who, tom, school, at, place, page: (seat: typeof tom) => live(server.origin, id, seat.headers) }
}
type Meeting = Awaited<ReturnType<typeof gathered>>

const agencyOf = ({ person }: { person: string }) =>
  db.select({ id: people.agencyId }).from(people).where(eq(people.id, person))
const now = () => new Date()

/** What becomes of Tom, as another process writes it; and the code his boards end with. */
const endings: [string, number, (m: Meeting) => Promise<unknown>][] = [
  ['taken out of the meeting', 4403, ({ place }) => db.update(members).set({ removedAt: now() }).where(place)],
  ['no longer admitted', 4403, ({ place }) => db.update(members).set({ admittedAt: null }).where(place)],
  ['deleted from it', 4403, ({ place }) => db.delete(members).where(place)],
  ['made its auditor', 4403, ({ place }) => db.update(members).set({ role: 'auditor' }).where(place)],
  ['disabled', 0, ({ tom }) => db.update(people).set({ disabledAt: now() }).where(eq(people.id, tom.person))],
  [
    'of an agency that was disabled',
    0,
    async ({ tom }) =>
      db
        .update(agencies)
        .set({ disabledAt: now() })
        .where(eq(agencies.id, (await agencyOf(tom))[0]!.id)),
  ],
]

describe.each(endings)('someone %s', (_what, code, end) => {
  test('M32 is cut off every board and the live connection; from then on nothing of theirs is stored, nothing reaches them, and no share names them', async () => {
    const m = await gathered()
    const boards = [await m.at(m.tom), await m.at(m.tom, 'professionals')]
    const school = await m.at(m.school)
    const [page, watch] = [m.page(m.tom), m.page(m.school)]
    for (const one of [page, watch]) await one.hear('roster')
    let going = true
    onTestFinished(() => {
      going = false
    })
    const noise = (async () => {
      while (going) {
        for (const board of boards) board.share(contribution())
        await school.stamped(school.share(contribution()))
      }
    })()
    await school.until(() => school.told().stamps.size > 6)
    await end(m)
    const ends = await Promise.all(boards.map(board => board.closed()))
    await page.until(() => !page.socket.connected)
    // A person who is no more in office is cut off by the end of their sign-in or of their place, whichever is heard first.
    for (const each of ends) expect(code === 0 ? [4401, 4403] : [code]).toContain(each)
    const frames = boards.map(board => board.frames.length)
    // What they had sent while they might, and was on its way to the store, stands before this.
    await school.stamped(school.share(contribution()))
    const after = (await server.ledger.read(m.id)).entries.length
    const last = school.share(contribution())
    await school.stamped(last)
    going = false
    await noise

    expect(boards.map(board => board.frames.length)).toEqual(frames)
    const { entries } = await server.ledger.read(m.id)
    const theirs = entries
      .slice(after)
      .filter(e => e.fields?.type.startsWith('statement') && e.fields.actor?.person === m.tom.person)
    expect(theirs).toEqual([])
    const named = entries.find(entry => entry.once === last)?.fields?.recipients?.map(({ name }) => name)
    expect(named?.sort()).toEqual(['chair', 'mother'])
    const state = EVENTS.state.parse(watch.heard('state').at(-1))
    expect(readers(state)).not.toContain('tom')
    page.socket.connect()
    expect(await page.turnedAway()).toMatchObject({ data: { code: expect.any(Number) } })
  })
})

const readers = (state: State, audience = 'meeting') =>
  state.audiences.find(({ id }) => id === audience)?.readers?.map(({ name }) => name)

test('M32 someone who becomes family loses the professionals’ board, and keeps the other', async () => {
  const m = await gathered()
  const [open, closed] = [await m.at(m.tom), await m.at(m.tom, 'professionals')]
  const page = m.page(m.tom)
  await page.hear('roster')
  await db.update(members).set({ role: 'family' }).where(m.place)
  expect(await closed.closed()).toBe(4403)
  await page.until(() => page.heard('state').length > 1)
  expect(page.heard('state').at(-1)).toMatchObject({ me: { role: 'family' }, audiences: [{ id: 'meeting' }] })
  const school = await m.at(m.school, 'professionals')
  const id = school.share(contribution())
  await school.stamped(id)
  const entry = (await server.ledger.read(m.id)).entries.find(({ once }) => once === id)
  expect(entry?.fields?.recipients?.map(({ name }) => name)).toEqual(['chair'])
  expect(open.socket.readyState).toBe(open.socket.OPEN)
})

test('M33 who is given a place is a reader at once: everyone is told, and what was written before they were is refused and asked again', async () => {
  const m = await gathered()
  const { who } = await server.meeting({ newcomer: 'practitioner' })
  const [mine] = await db.select().from(members).where(eq(members.personId, who.newcomer!.person))
  const page = m.page(m.school)
  await page.hear('roster')
  const [early, late] = [await m.at(m.school), await m.at(m.tom)]
  await db.insert(members).values({ ...mine!, meetingId: m.id })
  const state = await page.until(() => {
    const told = EVENTS.state.safeParse(page.heard('state').at(-1))
    return told.success && readers(told.data)?.includes('newcomer') && told.data
  })
  expect(state.audiences.map(({ version }) => version)).toEqual([2, 2])
  expect(state.meeting.agencies.map(({ shortName }) => shortName)).toContain('newcomer')
  early.share(contribution({ seen: 1 }))
  expect(await early.closed()).toBe(4409)
  expect(early.refusals()).toMatchObject([{ code: 'audience_grew' }])
  const id = late.share(contribution({ seen: 2 }))
  await late.stamped(id)
  const entry = (await server.ledger.read(m.id)).entries.find(({ once }) => once === id)
  expect(entry?.fields?.recipients?.map(({ name }) => name).sort()).toEqual(['chair', 'mother', 'newcomer', 'school'])
})

test('M33 a family member who is let in makes the meeting’s audience grow, and not the professionals’; nor does somebody who leaves', async () => {
  const m = await gathered()
  await db.update(members).set({ admittedAt: null }).where(eq(members.personId, m.who.mother!.person))
  const page = m.page(m.school)
  const versions = (mother: boolean) =>
    page.until(() => {
      const told = EVENTS.state.safeParse(page.heard('state').at(-1))
      return (
        told.success && readers(told.data)?.includes('mother') === mother && told.data.audiences.map(a => a.version)
      )
    })
  expect(await versions(false)).toEqual([1, 1])
  await db.update(members).set({ admittedAt: now() }).where(eq(members.personId, m.who.mother!.person))
  expect(await versions(true)).toEqual([2, 1])
  await db.update(members).set({ removedAt: now() }).where(eq(members.personId, m.who.mother!.person))
  expect(await versions(false)).toEqual([2, 1])
})

test('M33 who was given a place while nobody had the meeting open counts as well', async () => {
  const m = await gathered()
  const tom = await m.at(m.tom)
  await tom.stamped(tom.share(contribution()))
  const start = await server.stop()
  const { who } = await server.meeting({ newcomer: 'practitioner' })
  const [mine] = await db.select().from(members).where(eq(members.personId, who.newcomer!.person))
  await db.insert(members).values({ ...mine!, meetingId: m.id })
  await start()
  const again = await m.at(m.tom)
  again.share(contribution({ seen: 1 }), randomUUID())
  expect(await again.closed()).toBe(4409)
  expect(again.refusals()).toMatchObject([{ code: 'audience_grew' }])
})
