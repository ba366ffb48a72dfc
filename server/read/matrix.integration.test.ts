import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ROLES } from '../../lib/meeting/names'
import { verdict } from '../../lib/policy/testing/intent'
import { answers } from '../../lib/text/answers'
import { testDatabase } from '../db/testing'
import { ACCESS_LOG } from '../ledger/ledger'
import { builtServer } from '../testing.built'
import { bringTo, everyone, outsiders, REACHED } from '../transport/testing.everyone'
import type { Visitor } from '../transport/testing.wire'
import { enter, readMeetings } from './meetings'
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
  const listed = (await readMeetings(reads, session)).some(item => item.id === id)
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
