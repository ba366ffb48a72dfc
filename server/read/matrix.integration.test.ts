import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ROLES, type Role } from '../../lib/meeting/names'
import { KEEP_VERBS, type RecordVerb, type RequestVerb } from '../../lib/policy/can'
import { verdict } from '../../lib/policy/testing/intent'
import { answers } from '../../lib/text/answers'
import { testDatabase } from '../db/testing'
import { ACCESS_LOG } from '../ledger/ledger'
import { builtServer } from '../testing.built'
import { bringTo, everyone, outsiders, REACHED } from '../transport/testing.everyone'
import type { Visitor } from '../transport/testing.wire'
import { readHome } from './home'
import { enter } from './meetings'
import { readRecord } from './record'
import { readTrail } from './trail'

const database = await testDatabase()
const server = await builtServer(database)

const { reads } = server
/** As a browser asks for it. Every answer has a time of its own. */
async function askEvidence({ headers }: Visitor, id: string) {
  const answer = await fetch(`${server.origin}/api/meetings/${id}/evidence`, { headers })
  const told = [...answer.headers].filter(([name]) => name !== 'date')
  return { status: answer.status, body: await answer.text(), headers: told }
}

/** What a person's pages are given of a meeting, each through its own read service and the cookie their browser sends. */
async function asked(visitor: Visitor, id: string) {
  const session = await server.identity.sessionFromCookies(visitor.headers.cookie ?? null)
  const evidence = (await askEvidence(visitor, id)).status
  if (!session) return { enter: null, listed: null, trail: null, record: null, evidence }
  const listed = (await readHome(reads, session)).items.some(item => item.id === id)
  const trail = await readTrail(reads, session, id, {})
  const record = (await readRecord(reads, session, id)) !== null
  return { enter: (await enter(reads, session, id)) !== null, listed, trail: trail !== null, record, evidence }
}

test.each(REACHED)(
  'M15 pages, trail, record and evidence are read by exactly those they were meant for, while %s',
  async status => {
    const meeting = await everyone(server)
    await bringTo(server, meeting, status)
    for (const role of ROLES) {
      const may = (verb: string) => verdict(role, verb, status) === 'yes'
      expect(await asked(meeting.seat(role), meeting.id), role).toEqual({
        enter: may('enter'),
        listed: may('enter'),
        trail: may('trail'),
        record: may('record'),
        evidence: may('export') ? 200 : 404,
      })
    }
  },
)

test('M16 whoever has no place reads of a meeting what they read of none, to the byte', async () => {
  const meeting = await everyone(server)
  const { uninvited, waiting, signedOut, nobody } = await outsiders(server, database, meeting)
  const none = { enter: false, listed: false, trail: false, record: false, evidence: 404 }
  for (const seat of [uninvited, waiting, meeting.seat('family'), meeting.seat('practitioner')]) {
    expect(await askEvidence(seat, meeting.id)).toEqual(await askEvidence(seat, randomUUID()))
    expect(await askEvidence(seat, meeting.id)).toEqual(await askEvidence(seat, 'no-uuid-at-all'))
  }
  for (const seat of [uninvited, waiting]) expect(await asked(seat, meeting.id)).toEqual(none)
  for (const seat of [signedOut, nobody]) {
    const unknown = { enter: null, listed: null, trail: null, record: null, evidence: 401 }
    expect(await asked(seat, meeting.id)).toEqual(unknown)
    expect(await askEvidence(seat, meeting.id)).toEqual(await askEvidence(seat, randomUUID()))
  }
})

/** Stands there from the meeting's beginning. */
const OPENED = 'null act.meeting-opened'
const loggedOf = async (meeting: string) => {
  const { entries } = await reads.ledger.read(ACCESS_LOG)
  const logged = entries.flatMap(({ fields }) => (fields?.content?.meeting === meeting ? [fields] : []))
  return logged.map(({ type, role }) => `${role} ${type}`).sort()
}

test('M17 every reading of a trail and every export stands in the access log; a refused one under another name', async () => {
  const meeting = await everyone(server)
  for (const role of ROLES) await asked(meeting.seat(role), meeting.id)
  const name = (role: string, verb: string) => (verdict(role, verb, 'open') === 'yes' ? '' : '-refused')
  const meant = ROLES.flatMap(role => [
    `${role} act.export${name(role, 'export')}`,
    `${role} act.read-trail${name(role, 'trail')}`,
    `${role} act.read-record${name(role, 'record')}`,
  ])
  await expect.poll(() => loggedOf(meeting.id)).toEqual([...meant, OPENED].sort())
})

test('W12 evidence that another site’s page asks for is refused to everyone alike, and is no line in the log', async () => {
  const meeting = await everyone(server)
  const { uninvited, nobody } = await outsiders(server, database, meeting)
  const from = (site: string, { headers }: Visitor) => ({ headers: { ...headers, 'sec-fetch-site': site } })
  for (const site of ['cross-site', 'same-site', 'anything'])
    for (const visitor of [meeting.seat('chair'), meeting.seat('family'), uninvited, nobody]) {
      const answer = await askEvidence(from(site, visitor), meeting.id)
      expect(answer).toMatchObject({
        status: 403,
        body: JSON.stringify({ code: 'not_allowed', reason: answers.elsewhere }),
      })
    }
  for (const site of ['same-origin', 'none'])
    expect(await askEvidence(from(site, meeting.seat('chair')), meeting.id)).toMatchObject({ status: 200 })
  expect(await loggedOf(meeting.id)).toEqual(['chair act.export', 'chair act.export', OPENED])
})

const NOBODY = '00000000-0000-4000-8000-0000000000d1'
const FINGERPRINT = '0'.repeat(64)
const DAY = '2026-11-20'
/** A sound wish of each kind about the record, of somebody or something that is not there: whoever may have it is told so. */
const WISHES: Record<RecordVerb, object> = {
  'say-whose': { person: NOBODY, children: [] },
  'propose-release': { recipient: NOBODY, fingerprint: FINGERPRINT, reason: 'They know it.' },
  'confirm-release': { recipient: NOBODY, fingerprint: FINGERPRINT },
  'approve-record': { n: 0, recipients: [] },
  'approve-summary': { n: 0, recipients: [] },
  'ask-correction': { number: 9, words: 'It was Tuesday.' },
  'decide-correction': { correction: NOBODY, accepted: true, words: 'It was.' },
  circulate: { form: 'record', number: 9, recipients: [] },
  deliver: { form: 'record', number: 9, recipient: NOBODY, how: 'hand', on: DAY },
  remind: { form: 'record', number: 9, recipient: NOBODY },
}
/** The same about requests. */
const ASKED: Record<Exclude<RequestVerb, 'make-evidence'>, object> = {
  'record-request': {
    ...{ request: NOBODY, asker: 'court', name: 'A court', basis: 'court-order' },
    ...{ whose: 'nobody', received: DAY, due: DAY },
  },
  'agency-answer': { request: NOBODY, agency: 'Nobody', withhold: false, on: DAY },
  withhold: { request: NOBODY, parts: ['1'], keep: true, reason: 'It would tell who rang.' },
  'finish-request': { request: NOBODY, outcome: 'refused', on: DAY },
}

/** What a command comes to that is sent as our own pages send it: its code, or the status where there is none. */
async function sent({ headers }: Visitor, path: string, body: object): Promise<string> {
  const answer = await fetch(`${server.origin}/api/meetings/${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (answer.status !== 200) return String(answer.status)
  const { ok, code } = await answer.json()
  return ok === false ? code : 'yes'
}

test.each(REACHED)(
  'M36 over HTTP every role keeps, destroys, sees to requests and the record, searches and replays as it was meant to, while %s',
  async status => {
    const meeting = await everyone(server)
    await bringTo(server, meeting, status)
    const before = (await server.settled(meeting.id)).size
    const got: string[] = []
    const should: string[] = []
    const key = () => randomUUID()
    const as = meeting.seat('chair').person
    const cell = async (role: Role, what: string, meant: string, path: string, body: object) => {
      got.push(`${role} ${what}: ${await sent(meeting.seat(role), `${meeting.id}/${path}`, body)}`)
      should.push(`${role} ${what}: ${meant}`)
    }
    for (const role of ROLES) {
      const may = (verb: string, then: string, otherwise = verdict(role, verb, status)) =>
        verdict(role, verb, status) === 'yes' ? then : otherwise
      // A wish that makes no sense: whoever may have it is told that it makes none, and nothing is destroyed.
      for (const verb of KEEP_VERBS)
        await cell(role, verb, may(verb, 'schema'), 'keep', { verb, input: 'none', key: key() })
      for (const [verb, wish] of Object.entries(WISHES))
        await cell(role, verb, may(verb, 'reference'), 'record', { key: key(), wish: { do: verb, ...wish } })
      for (const [verb, input] of Object.entries(ASKED))
        await cell(role, verb, may(verb, 'reference', '404'), 'requests', { verb, input, key: key() })
      await cell(role, 'search', may('trail', 'yes', '404'), 'trail', { words: 'nothing', filters: {} })
      await cell(role, 'replay', may('trail', 'yes', '404'), 'replay', { n: 1, as })
    }
    expect(got).toEqual(should)
    expect((await server.settled(meeting.id)).size).toBe(before)
  },
  120_000,
)
