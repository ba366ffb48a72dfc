import * as z from 'zod/mini'
import { isText } from '../ledger/jcs'
import { type Approved, type Correction, FORMS, type Form, HANDED, type Release, type Sent } from '../meeting/recording'
import type { Agency } from '../meeting/setup'
import type { Paragraph } from '../record/analysis'
import type { Recipient } from '../record/recipients'
import type { MeetingRecord } from '../record/record'
import type { Blocked, LeftOut, RecordVersion } from '../record/version'
import { day, id, words } from '../statements/fields'
import { WHOLE_ID } from './ids'

/** `professionals`, or the id of a person of the family, a child or an agency. */
export const recipientId = z.string().check(z.refine(text => text === 'professionals' || WHOLE_ID.test(text)))
const form = z.enum(FORMS)
const prose = words(1500).check(z.refine(isText))
export const sha256Hex = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** Which analysis somebody read: its fingerprint, and how far each writer had got, as base64. */
const seen = z.strictObject({ fingerprint: sha256Hex, vector: z.string().check(z.maxLength(100_000)) })

/** `POST /api/meetings/<id>/record`. `key` makes one wish one act. What a version is, and its fingerprint, the server says. */
export const recordRequest = z.strictObject({
  key: id,
  wish: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('say-whose'), person: id, children: z.array(id) }),
    z.strictObject({
      do: z.literal('propose-release'),
      form: z.optional(form),
      recipient: recipientId,
      fingerprint: sha256Hex,
      reason: prose,
    }),
    z.strictObject({
      do: z.literal('confirm-release'),
      form: z.optional(form),
      recipient: recipientId,
      fingerprint: sha256Hex,
    }),
    z.strictObject({ do: z.literal('approve-summary'), n: z.int(), recipients: z.array(recipientId) }),
    z.strictObject({ do: z.literal('circulate'), form, number: z.int(), recipients: z.array(recipientId) }),
    z.strictObject({
      do: z.literal('deliver'),
      form,
      number: z.int(),
      recipient: recipientId,
      how: z.enum(HANDED),
      on: day,
    }),
    z.strictObject({ do: z.literal('remind'), form, number: z.int(), recipient: recipientId }),
    z.strictObject({
      do: z.literal('approve-record'),
      n: z.int(),
      recipients: z.array(recipientId),
      changed: z.optional(prose),
      analysis: z.optional(seen),
    }),
    z.strictObject({ do: z.literal('ask-correction'), number: z.int(), words: prose }),
    z.strictObject({ do: z.literal('decide-correction'), correction: id, accepted: z.boolean(), words: prose }),
  ]),
})
export type RecordRequest = z.infer<typeof recordRequest>

/** What somebody asked to have put right, as its readers are told of it. */
export type Asked = Pick<Correction, 'id' | 'number' | 'name' | 'agency' | 'at' | 'words' | 'decided'>

/** One line of the versions of a record that can be made: for whom, and what holds it back. */
export type Makeable = {
  recipient: Recipient
  leftOut: number
  blocked: number
  /** Whether it waits to be said whose children are theirs. */
  unsaid: boolean
  /** Whether something was decided, and no decision is in it. */
  bare: boolean
  release: Release | null
  released: boolean
  fingerprint: string
}

/** The draft as its chair and minute taker judge it, side by side with one recipient's. `n`: entries it is drafted from. */
export type Preview = {
  form: Form
  n: number
  recipient: Recipient
  whole: { record: MeetingRecord; agencies: Agency[] }
  version: RecordVersion
  fingerprint: string
  leftOut: LeftOut[]
  /** Without the words themselves for whoever they are kept from. */
  blocked: (Omit<Blocked, 'words'> & { words: string | null })[]
  release: Release | null
  /** The children of the meeting, and which are this person's; null for recipients who are nobody's parent. */
  children: { id: string; name: string; theirs: boolean }[] | null
}

/** What the chair and the minute taker are told of the versions there are, and can be. */
export type Versions = {
  n: number
  papers: Record<Form, Papers>
  corrections: Correction[]
  goings: Going[]
  /** The analysis they are made of, and what an approval says to show that it was read. */
  analysis: { paragraphs: Paragraph[]; seen: z.infer<typeof seen>; children: { id: string; name: string }[] }
}
/** Who can have a version in this form, and what was approved of it. */
export type Papers = { makeable: Makeable[]; approved: Approved[] }

/** That somebody opened what was sent to them: the first time, on the page or as the file. */
export type FirstOpened = { at: string; as: 'page' | 'pdf' }

/** Something that was sent to somebody, and that they have not opened: of which meeting and when, and nothing in it. */
export type Came = { meeting: string; form: Form; at: string; reminded: boolean }

/**
 * An approved version and what became of it. `readers`: who can open it here, and whether they did; nobody where its recipient does not
 * read here. `latest`: none was approved after it, so it can still be sent. `waiting`: whole days since it was sent.
 */
export type Going = Sent & {
  name: string
  latest: boolean
  waiting: number
  readers: { name: string; agency: string; opened: FirstOpened | null }[]
}

/**
 * An approved version as its recipient reads it: `number` counts from 1. `asApproved`: it is word for word what was approved; else something
 * in it was taken down, destroyed or renamed since. `asked`: what they asked for themselves; for the chair, what anybody did.
 */
export type ApprovedView = {
  form: Form
  number: number
  latest: number
  approved: Omit<Approved, 'recipients' | 'analysis'>
  fingerprint: string
  asApproved: boolean
  version: RecordVersion
  asked: Asked[]
  mayAsk: boolean
  /** When it was sent to whoever reads, and when they first opened it before now; null where it was not sent to them. */
  receipt: { sent: string; opened: string | null } | null
  /** The signed note of the close it was made from, and how many entries came until it was approved; for the professionals’ copy alone. */
  sealed: { note: string; since: number } | null
}
