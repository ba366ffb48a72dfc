import { randomUUID } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { DRAFTS, PROSE, type ProseField } from '../../lib/board/draft-fields'
import { MESSAGE, type Refusal } from '../../lib/protocol/codes'
import type { DocConnection } from '../rooms/connections'
import { type TestMeeting, waiting } from '../rooms/testing'
import type { DraftRoom } from './room'

/** A draft as the browser begins one: every prose field a text, some choices. */
export const begin = (doc: Y.Doc, words: Partial<Record<ProseField, string>> = {}, id: string = randomUUID()) => {
  doc.transact(() => {
    const draft = new Y.Map<unknown>()
    for (const field of PROSE) draft.set(field, new Y.Text(words[field]))
    draft.set('heading', 'accurate')
    draft.set('children', [])
    draft.set('made', '2026-11-22T14:00:00.000Z')
    doc.getMap(DRAFTS).set(id, draft)
  })
  return id
}

export const textOf = (doc: Y.Doc, id: string, field: ProseField = 'body'): Y.Text => {
  const draft = doc.getMap(DRAFTS).get(id)
  const text = draft instanceof Y.Map ? draft.get(field) : undefined
  if (text instanceof Y.Text) return text
  throw new Error('There is no such draft.')
}

/** What all of a room's drafts say. */
export const spelt = (doc: Y.Doc): unknown => doc.getMap(DRAFTS).toJSON()

/** As a browser keeps what it writes: nothing of its own is collected, so that it can always be sent as it was typed. */
export const page = (client?: number) => {
  const doc = new Y.Doc({ gc: false })
  if (client !== undefined) doc.clientID = client
  return doc
}

type Receipt = { count: number; at: string }

/** Somebody who writes in a room, in the y-websocket protocol, without a socket between. */
export async function writer(room: DraftRoom, person: string, doc = page()) {
  const refusals: Refusal[] = []
  const closes: number[] = []
  const receipts: Receipt[] = []
  const frames: Uint8Array[] = []
  const presence: Record<string, unknown>[] = []
  const { wake, until } = waiting()
  let synced = false
  let sent = 0
  const connection: DocConnection = {
    person,
    client: doc.clientID,
    ready: false,
    over: false,
    send: frame => {
      frames.push(frame)
      const decoder = decoding.createDecoder(frame)
      const type = decoding.readVarUint(decoder)
      if (type === MESSAGE.kept)
        receipts.push({ count: decoding.readVarUint(decoder), at: decoding.readVarString(decoder) })
      if (type === MESSAGE.awareness) presence.push(...readPresence(decoding.readVarUint8Array(decoder)))
      if (type === MESSAGE.sync) {
        const reply = encoding.createEncoder()
        const kind = sync.readSyncMessage(decoder, reply, doc, 'server')
        if (kind === 0) room.update(connection, bodyOf(encoding.toUint8Array(reply)), true)
        if (kind === 0) sent = 0
        if (kind === 1) synced = true
      }
      wake()
    },
    refuse: refusal => {
      refusals.push(refusal)
      wake()
    },
    close: code => {
      closes.push(code)
      room.disconnect(connection)
      wake()
    },
  }
  const send = (update: Uint8Array) => {
    sent++
    room.update(connection, update, false)
  }
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server' && !connection.over) send(update)
  }
  doc.on('update', onUpdate)
  room.connect(connection)
  room.step1(connection, Y.encodeStateVector(doc))
  await until(() => (synced && receipts.length > 0) || refusals.length > 0 || closes.length > 0)
  return {
    person,
    doc,
    connection,
    refusals,
    closes,
    receipts,
    frames,
    presence,
    send,
    until,
    spelt: () => spelt(doc),
    text: (id: string, field?: ProseField) => textOf(doc, id, field),
    begin: (words?: Partial<Record<ProseField, string>>, id?: string) => begin(doc, words, id),
    /** Everything sent so far is kept, or will never be. */
    kept: () => until(() => receipts.at(-1)?.count === sent || refusals.length > 0 || closes.length > 0),
    awareness: (body: Uint8Array) => room.awareness(connection, body),
    leave: () => {
      doc.off('update', onUpdate)
      room.disconnect(connection)
    },
  }
}

const bodyOf = (message: Uint8Array): Uint8Array => {
  const decoder = decoding.createDecoder(message)
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}

function readPresence(bytes: Uint8Array): Record<string, unknown>[] {
  const decoder = decoding.createDecoder(bytes)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)),
  }))
}

/** The room in which somebody of a test's meeting writes. */
export const draftsOf = async (meeting: TestMeeting, who: string) =>
  (await meeting.room()).drafts.of(meeting.places[who]!.agencyId)

/** Somebody of a test's meeting, writing. */
export const write = async (meeting: TestMeeting, who: string, doc?: Y.Doc) =>
  writer(await draftsOf(meeting, who), meeting.places[who]!.person, doc)
