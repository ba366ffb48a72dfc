import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { CODE_LASTS, codeFrom, codeText, SCREEN_LASTS } from '../../lib/meeting/screens'
import type { RoomEvent, ScreenView } from '../../lib/protocol/room-screen'
import { testDatabase } from '../db/testing'
import { createPairing, tokenHash } from './pairing'
import { screenWith } from './screens'
import { CHILD, contribution, listener, type Options, on, type TestMeeting, waiting } from './testing'
import { wholeCast } from './testing.cast'

const made = wholeCast(await testDatabase())
const MOTHER = '00000000-0000-4000-8000-000000000301'

const acting = async (m: TestMeeting, who: string, verb: string, input: object = {}) =>
  (await m.room()).act(m.places[who]!.person, { verb, input, key: randomUUID() })
const done = { ok: true }

const begun = async (options: Options = {}) => {
  const m = await made({
    setup: {
      children: [{ id: CHILD, name: 'Ada Test' }],
      people: [{ id: MOTHER, name: 'Leah Test', relationship: 'mother' }],
      agenda: [
        { part: 'accurate', minutes: 10 },
        { part: 'timely', minutes: 10 },
      ],
    },
    ...options,
  })
  expect(await acting(m, 'chair', 'start')).toMatchObject(done)
  return m
}

let serial = 0
const freshCode = () => codeFrom(Uint8Array.from([++serial, 1, 2, 3, 4, 5, 6, 7]))
const hashOf = (m: TestMeeting, code: string) => createHash('sha256').update(codeText(m.id, code)).digest('hex')
const pairer = (m: TestMeeting, now: () => number = Date.now) =>
  createPairing({ rooms: { opened: async () => [await m.room()] }, now })

/** A code from the chair's screen, typed on a screen in the room. */
async function paired(m: TestMeeting, who = 'chair') {
  const code = freshCode()
  expect(await acting(m, who, 'pair-room', { hash: hashOf(m, code) })).toMatchObject(done)
  const answer = await pairer(m)('192.0.2.1', code)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.token
}

/** A screen that is connected, with everything it was ever sent. */
async function watching(m: TestMeeting, value: string) {
  const room = await m.room()
  const token = tokenHash(value)
  const screen = screenWith(await room.ask(), token, Date.now()) ?? randomUUID()
  const events: RoomEvent[] = []
  const { wake, until } = waiting()
  const connection = {
    screen,
    token,
    over: false,
    closed: false,
    show: (event: RoomEvent) => {
      events.push(event)
      wake()
    },
    close: () => {
      connection.closed = true
      wake()
    },
  }
  room.screens.watch(connection)
  const view = () => {
    const last = events.at(-1)
    return last && 'view' in last ? last.view : null
  }
  return {
    screen,
    events,
    view,
    ended: () => until(() => events.flatMap(event => ('ended' in event ? [event.ended] : []))[0]),
    closed: () => until(() => connection.closed),
    until: (when: (view: ScreenView) => boolean) =>
      until(() => {
        const now = view()
        return now && when(now) ? now : null
      }),
    /** Everything stored so far has been shown, or was nothing to show. */
    settled: async () => {
      await room.ask()
      return view()
    },
  }
}

const says = (view: ScreenView | null) => (view?.is === 'open' ? (view.shown?.body ?? null) : undefined)
const showing = (m: TestMeeting, id: string) => acting(m, 'chair', 'focus', { heading: 'accurate', contribution: id })

test('H60 a code from the chair’s screen connects one screen to its meeting, once; of the code the log holds a hash alone, of the cookie too', async () => {
  const m = await begun()
  const code = freshCode()
  expect(await acting(m, 'chair', 'pair-room', { hash: hashOf(m, code) })).toMatchObject(done)
  const [first, second] = await Promise.all([pairer(m)('192.0.2.1', code), pairer(m)('192.0.2.2', code)])
  expect([first, second].filter(one => one.ok)).toHaveLength(1)
  const token = [first, second].flatMap(one => (one.ok ? [one.token] : []))[0]!
  expect(await pairer(m)('192.0.2.1', code)).toMatchObject({ ok: false })
  const { entries } = await m.ledger.read(m.id)
  const log = JSON.stringify(entries.map(({ fields }) => fields))
  expect(log).not.toContain(code)
  expect(log).not.toContain(token)
  expect(entries.filter(({ fields }) => fields?.type === 'act.room-connected')).toHaveLength(1)
  await m.close()
})

test('H61 a code is good for ten minutes and for its own meeting; a newer one takes its place', async () => {
  const [m, other] = [await begun(), await begun()]
  const [old, code] = [freshCode(), freshCode()]
  await acting(m, 'chair', 'pair-room', { hash: hashOf(m, old) })
  await acting(m, 'chair', 'pair-room', { hash: hashOf(m, code) })
  const asked = Date.parse((await (await m.room()).ask()).meeting.screens.code!.at)
  expect(await pairer(m)('192.0.2.1', old)).toMatchObject({ ok: false, code: 'link' })
  expect(await pairer(other)('192.0.2.1', code)).toMatchObject({ ok: false, code: 'link' })
  expect(await pairer(m, () => asked + CODE_LASTS)('192.0.2.1', code)).toMatchObject({ ok: false, code: 'link' })
  expect(await pairer(m, () => asked + CODE_LASTS - 1)('192.0.2.1', code)).toMatchObject(done)
  await Promise.all([m.close(), other.close()])
})

test('H62 ten wrong codes from one network, however many at once, and no code from there is looked at for five minutes', async () => {
  const m = await begun()
  const pair = pairer(m)
  const wrong = await Promise.all(Array.from({ length: 10 }, () => pair('192.0.2.9', 'AAAA-AAAA')))
  expect(wrong.every(one => !one.ok && one.code === 'link')).toBe(true)
  const code = freshCode()
  await acting(m, 'chair', 'pair-room', { hash: hashOf(m, code) })
  expect(await pair('192.0.2.9', code)).toMatchObject({ ok: false, code: 'too_fast' })
  expect(await pair('192.0.2.10', code)).toMatchObject(done)
  await m.close()
})

test('H63 what the chair shows is on the screen, by agency and in its words; what is only on the board is not', async () => {
  const m = await begun()
  const screen = await watching(m, await paired(m))
  expect(await screen.until(view => view.is === 'open')).toMatchObject({ shown: null, queue: [] })
  const [first, second] = [randomUUID(), randomUUID()]
  const tom = await m.at('police.tom')
  await tom.add(contribution({ body: 'Ada Test was seen at 21:40.' }), first)
  await tom.add(contribution({ body: 'This was never shown.' }), second)
  expect(await showing(m, first)).toMatchObject(done)
  const view = await screen.until(one => says(one) !== null)
  expect(view).toMatchObject({ shown: { body: 'A. T. was seen at 21:40.', heading: 'accurate', nature: 'fact' } })
  expect(JSON.stringify(screen.events)).not.toContain('never shown')
  await m.close()
})

test('H64 on the screen everybody of the family is an initial, however they are written, and what happened has its day', async () => {
  const m = await begun()
  const screen = await watching(m, await paired(m))
  const id = randomUUID()
  const event = { precision: 'day', date: '2026-11-02' }
  await (await m.at('police.tom')).add(contribution({ body: 'LEAH carried Ada’s bag.', event }), id)
  await showing(m, id)
  const view = await screen.until(one => says(one) !== null)
  expect(view).toMatchObject({ shown: { body: 'L. carried A.’s bag.', when: '2 Nov 2026' } })
  await m.close()
})

test('H65 what is for professionals, and marks, never reach it: what the chair shows of theirs leaves the screen as it was', async () => {
  const m = await begun()
  const screen = await watching(m, await paired(m))
  const [open, inner] = [randomUUID(), randomUUID()]
  await (await m.at('police.tom')).add(contribution({ body: 'For everyone.' }), open)
  await (await m.at('police.tom', 'professionals')).add(contribution({ body: 'PLANTED-inner' }), inner)
  await showing(m, open)
  await screen.until(view => says(view) === 'For everyone.')
  await screen.settled()
  const before = screen.events.length
  expect(await showing(m, inner)).toMatchObject(done)
  const mark = {
    kind: 'mark',
    ...on(open),
    relevance: 'not-relevant',
    proportionality: 'too-much',
    reason: 'PLANTED-mark',
    request: 'none',
  }
  expect(await (await m.at('chair', 'professionals')).add(mark)).toHaveProperty('stamp')
  expect(says(await screen.settled())).toBe('For everyone.')
  expect(screen.events).toHaveLength(before)
  expect(JSON.stringify(screen.events)).not.toContain('PLANTED')
  await m.close()
})

test('H66 a protected source is shown in the words given for the room, and not at all without them', async () => {
  const m = await begun()
  const screen = await watching(m, await paired(m))
  const [worded, bare] = [randomUUID(), randomUUID()]
  const tom = await m.at('police.tom')
  const beside = await m.at('police.tom', 'professionals')
  for (const id of [worded, bare]) await tom.add(contribution({ body: 'PLANTED: a neighbour called.' }), id)
  const said = (id: string, more: object) =>
    beside.add({ kind: 'particulars', ...on(id), protectSource: true, ...more })
  expect(await said(worded, { roomWording: 'There was a call from the area.' })).toHaveProperty('stamp')
  expect(await said(bare, {})).toHaveProperty('stamp')
  await showing(m, worded)
  await screen.until(view => says(view) === 'There was a call from the area.')
  await showing(m, bare)
  await screen.until(view => says(view) === null)
  expect(
    await (await m.at('police.tom')).add({
      ...contribution({ body: 'PLANTED, put right.' }),
      ...on(worded),
      reason: 'More.',
      kind: 'correction',
    }),
  ).toHaveProperty('stamp')
  await showing(m, worded)
  expect(says(await screen.settled())).toBe(null)
  expect(JSON.stringify(screen.events)).not.toContain('PLANTED')
  await m.close()
})

test('H67 a child’s words are shown once author and chair both said so of exactly these words', async () => {
  const m = await begun()
  const screen = await watching(m, await paired(m))
  const voice = {
    heading: 'childs-views',
    body: 'Put forward.',
    childView: { exactWords: 'I like my school.' },
  } as const
  const [from, as] = [randomUUID(), randomUUID()]
  const tom = await m.at('police.tom', 'professionals')
  await tom.add(contribution(voice), from)
  const { kind: _kind, ...words } = contribution(voice)
  const asked = { ...words, kind: 'widening', ...on(from), to: 'meeting', as }
  await showing(m, from)
  expect(says(await screen.settled())).toBe(null)
  expect(await tom.add(asked)).toHaveProperty('stamp')
  expect(await (await m.at('chair', 'professionals')).add(asked)).toHaveProperty('stamp')
  expect(await (await m.at('police.tom')).add(contribution(voice), as)).toHaveProperty('stamp')
  await acting(m, 'chair', 'focus', { heading: 'childs-views', contribution: as })
  await screen.until(view => view.is === 'open' && view.shown?.quote === 'I like my school.')
  // As if what was said of them had never been: nothing is shown on trust in what was decided before.
  const { meeting } = await (await m.room()).ask()
  expect(meeting.widenings.get(as)).toMatchObject({ author: true, second: true })
  meeting.widenings.delete(as)
  await acting(m, 'chair', 'timer', { more: 1 })
  await screen.until(view => says(view) === null)
  await m.close()
})

test('H68 in the professionals’ part there is a plain notice and nothing behind it, whatever is shared or shown', async () => {
  const m = await begun()
  const screen = await watching(m, await paired(m))
  const shown = randomUUID()
  await (await m.at('police.tom')).add(contribution({ body: 'For everyone.' }), shown)
  await showing(m, shown)
  await screen.until(view => says(view) === 'For everyone.')
  expect(await acting(m, 'chair', 'open-closed-part', { reason: 'PLANTED-why' })).toMatchObject(done)
  const notice = await screen.until(view => view.is === 'private')
  expect(Object.keys(notice).sort()).toEqual(['is', 'since'])
  const before = screen.events.length
  const hidden = randomUUID()
  await (await m.at('police.tom')).add(contribution({ body: 'PLANTED-closed' }), hidden)
  await showing(m, hidden)
  await acting(m, 'chair', 'timer', { more: 1 })
  await screen.settled()
  expect(screen.events).toHaveLength(before)
  expect(JSON.stringify(screen.events)).not.toContain('PLANTED')
  await m.close()
})

test('H69 what is withdrawn while it is shown is gone from it at once', async () => {
  const m = await begun()
  const screen = await watching(m, await paired(m))
  const shown = randomUUID()
  const tom = await m.at('police.tom')
  await tom.add(contribution({ body: 'For everyone.' }), shown)
  await showing(m, shown)
  await screen.until(view => says(view) === 'For everyone.')
  expect(
    await tom.add({ kind: 'withdrawal', ...on(shown), heading: 'accurate', reason: 'Another child.' }),
  ).toHaveProperty('stamp')
  await screen.until(view => says(view) === null)
  await m.close()
})

test('H70 of the family who speak there are initials; whoever is not in the room is not in the queue', async () => {
  const m = await begun()
  const screen = await watching(m, await paired(m))
  for (const who of ['mother', 'police.tom']) await acting(m, who, 'join')
  await acting(m, 'mother', 'raise-hand', { up: true })
  await acting(m, 'police.tom', 'raise-hand', { up: true })
  const view = await screen.until(one => one.is === 'open' && one.queue.length === 2)
  expect(view).toMatchObject({ queue: [{ name: 'M.', agency: null }, { name: 'police.tom' }] })
  expect(JSON.stringify(view)).not.toContain(m.places.mother!.person)
  await m.close()
})

test('H71 whoever chairs or takes the minutes ends it; it is told so, hears no more and cannot come back', async () => {
  const m = await begun()
  const value = await paired(m, 'minutes')
  const screen = await watching(m, value)
  await screen.until(view => view.is === 'open')
  expect(await acting(m, 'police.tom', 'drop-room', { screen: screen.screen })).toMatchObject({ ok: false })
  expect(await acting(m, 'minutes', 'drop-room', { screen: screen.screen })).toMatchObject(done)
  expect(await screen.ended()).toBe('dropped')
  const again = await watching(m, value)
  expect(await again.ended()).toBe('dropped')
  expect(again.view()).toBe(null)
  await m.restart()
  expect(screenWith(await (await m.room()).ask(), tokenHash(value), Date.now())).toBe(undefined)
  await m.close()
})

test('H72 it ends when the meeting is closed, and twelve hours after it was connected', async () => {
  const m = await begun()
  const value = await paired(m)
  const screen = await watching(m, value)
  await screen.until(view => view.is === 'open')
  const loaded = await (await m.room()).ask()
  const since = Date.parse(loaded.meeting.screens.paired.get(screen.screen)!.since)
  expect(screenWith(loaded, tokenHash(value), since + SCREEN_LASTS - 1)).toBe(screen.screen)
  expect(screenWith(loaded, tokenHash(value), since + SCREEN_LASTS)).toBe(undefined)
  expect(await acting(m, 'chair', 'close', { reason: 'Late.' })).toMatchObject(done)
  expect(await screen.ended()).toBe('closed')
  await m.close()
})

test('H73 before the meeting begins and while it is adjourned it says so, and shows nothing', async () => {
  const m = await made({ setup: { children: [{ id: CHILD, name: 'Ada Test' }] } })
  const screen = await watching(m, await paired(m))
  await screen.until(view => view.is === 'not-started')
  await acting(m, 'chair', 'start')
  await screen.until(view => view.is === 'open')
  expect(await acting(m, 'chair', 'adjourn', { reason: 'A report is missing.' })).toMatchObject(done)
  expect(await screen.until(view => view.is === 'adjourned')).toEqual({ is: 'adjourned' })
  await m.close()
})

test('H74 a screen that was connected is so after a restart; whoever connects them is told since when and what it shows, nobody else that there is one', async () => {
  const m = await begun()
  const value = await paired(m)
  await m.restart()
  const screen = await watching(m, value)
  await screen.until(view => view.is === 'open')
  const room = await m.room()
  const shown = randomUUID()
  await (await m.at('police.tom')).add(contribution(), shown)
  await showing(m, shown)
  const chair = listener(room, m.places.chair!.person)
  const told = await chair.until('state', state => state.room?.shows === shown)
  expect(told.room?.screens).toEqual([{ screen: screen.screen, since: expect.any(String) }])
  for (const who of ['police.tom', 'mother', 'student']) {
    const other = listener(room, m.places[who]!.person)
    expect((await other.until('state', () => true)).room, who).toBe(undefined)
  }
  await m.close()
})
