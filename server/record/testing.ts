import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { RecordRequest } from '../../lib/protocol/record'
import { londonDate } from '../../lib/text/dates'
import type { TestDatabase } from '../db/testing'
import { meetingToRead } from '../read/testing'
import { CHILD, contribution, on } from '../rooms/testing'
import { createRecordCommands } from './service'
import { readApproved, readPreview } from './versions'

export const TERM = '22 Quillon Terrace'
export const DAY = 24 * 60 * 60 * 1000
export type Wish = RecordRequest['wish']

/** A closed conference of two parents, of whom one may not know an address that is said on the common board. */
export async function closedMeeting(
  database: TestDatabase,
  {
    body = 'KEPT',
    purpose = 'To plan.',
    place = 'Room 4',
    decided,
  }: { body?: string; purpose?: string; place?: string; decided?: 'meeting' | 'professionals' | undefined } = {},
) {
  const told: string[][] = []
  const ids = { mother: randomUUID(), father: randomUUID() }
  // The store says when things are entered: what is now follows its clock.
  let ahead = 0
  const now = () => Date.now() + ahead
  const m = await meetingToRead(
    database,
    {
      chair: 'chair',
      minutes: 'minute_taker',
      police: 'practitioner',
      mother: 'family',
      father: 'family',
      auditor: 'auditor',
    },
    {
      now,
      guard: places => ({
        purpose,
        place,
        people: [
          { id: ids.mother, name: 'mother', relationship: 'Mother of Ada', account: places.mother!.person },
          { id: ids.father, name: 'father', relationship: 'Father', account: places.father!.person },
        ],
        guarded: { terms: [{ value: TERM, hideFrom: [ids.father] }], apart: [] },
      }),
    },
  )
  const chair = await m.at('chair', 'professionals')
  await chair.act('start')
  const [common, inner, mother, father] = await Promise.all([
    m.at('police'),
    m.at('police', 'professionals'),
    m.at('mother'),
    m.at('father'),
  ])
  const said = { kept: randomUUID(), inner: randomUUID(), his: randomUUID() }
  expect(await common.add(contribution({ body }), said.kept)).toHaveProperty('stamp')
  expect(await inner.add(contribution({ body: 'INNER' }), said.inner)).toHaveProperty('stamp')
  const mark = { kind: 'mark', v: 1, seen: 1, relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
  for (const one of [said.kept, said.inner]) expect(await chair.add({ ...mark, ...on(one) })).toHaveProperty('stamp')
  if (decided) {
    const decision = { kind: 'decision', v: 1, seen: 1, child: CHILD, outcome: 'child_in_need', reasons: 'WHY' }
    const reliesOn = [{ contribution: said.kept, version: said.kept }]
    const board = decided === 'meeting' ? await m.at('chair') : chair
    expect(await board.add({ ...decision, reliesOn })).toHaveProperty('stamp')
  }
  expect(await mother.add({ kind: 'family-view', v: 1, seen: 1, body: 'HERS' })).toHaveProperty('stamp')
  expect(await father.add({ kind: 'family-view', v: 1, seen: 1, body: 'HIS' }, said.his)).toHaveProperty('stamp')
  expect(await chair.act('close', { reason: 'Enough.' })).toMatchObject({ ok: true })
  const wish = (who: string, wanted: Wish) =>
    createRecordCommands({ ...m.deps, rooms: m.rooms(), now, tell: people => void told.push([...people]) })(
      m.session(who),
      m.id,
      {
        key: randomUUID(),
        wish: wanted,
      },
    )
  const theirs = (who: 'mother' | 'father', children = [CHILD]) =>
    wish('chair', { do: 'say-whose', person: ids[who], children })
  const preview = (who: string, recipient: string) => readPreview(m.deps, m.session(who), m.id, recipient)
  const read = (who: string, asked: Parameters<typeof readApproved>[3] = {}) =>
    readApproved(m.deps, m.session(who), m.id, asked, now())
  const approve = async (...recipients: string[]) => {
    const n = (await preview('chair', 'professionals'))?.n ?? 0
    return wish('chair', { do: 'approve-record', n, recipients })
  }
  const later = (days: number) => void (ahead += days * DAY)
  return {
    ...m,
    told,
    now,
    today: londonDate(new Date().toISOString()),
    ids,
    said,
    chair,
    common,
    wish,
    theirs,
    preview,
    read,
    approve,
    later,
  }
}
