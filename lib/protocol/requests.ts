import * as z from 'zod/mini'
import type { Why } from '../evidence/propose'
import {
  ASKERS,
  type Asker,
  agencyAnswer,
  BASES,
  type Basis,
  FORMS,
  type Form,
  finishRequest,
  type Outcome,
  type Standing,
  withholding,
} from '../evidence/request'
import { day, id, words } from '../statements/fields'

/** `whose`: the key of one of the view's subjects. `due` is worked out where it is somebody's own information. */
const recorded = z.strictObject({
  request: id,
  asker: z.enum(ASKERS),
  name: words(200),
  basis: z.enum(BASES),
  whose: z.optional(words(200)),
  about: z.optional(words(1500)),
  received: day,
  due: z.optional(day),
})

/** `POST /api/meetings/<id>/requests`. `key` makes one wish one act. */
export const requestCommand = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('record-request'), input: recorded, key: id }),
  z.strictObject({ verb: z.literal('agency-answer'), input: agencyAnswer, key: id }),
  z.strictObject({ verb: z.literal('withhold'), input: withholding, key: id }),
  z.strictObject({ verb: z.literal('finish-request'), input: finishRequest, key: id }),
])
export type RequestCommand = z.infer<typeof requestCommand>

/** What the address of a request's file says: which request, in what form, and the outline of what was shown to go out. */
export const fileAsked = z.strictObject({ of: id, as: z.enum(FORMS), outline: z.optional(z.string()) })
export type FileAsked = z.infer<typeof fileAsked>

export type By = { name: string; at: string }
export type Withheld = { entries: number; fields: number; people: number }

/** One line of the list. */
export type RequestLine = {
  id: string
  asker: Asker
  name: string
  basis: Basis
  whose: string | null
  received: string
  due: string
  standing: Standing
}

/** One thing of an entry. `words` is what it says; `why` and `choice` why it is as it is. */
export type PartView = {
  key: string
  name: string
  words: string
  out: boolean
  why: Why | null
  choice: { keep: boolean; reason: string; name: string } | null
  locked: boolean
}
export type EntryView = Omit<PartView, 'name' | 'words'> & {
  seq: number
  at: string | null
  who: string
  what: string
  parts: PartView[]
}

/** Entries of one page; page 1 is the newest. */
export type Paged = { entries: EntryView[]; page: number; pages: number }
/** Why entries stay back whole: as was proposed, or because somebody decided so. */
export type KeptWhy = Why | 'decided'

/**
 * What a file would hold now, a page at a time. `outline` names it; `hidden`: entries on lists that whoever looks is not on; `open`:
 * of what stays back the group that was asked for, with the keys of all of it; `paper`: what stays back and why, things alike
 * together (`part` null: whole entries).
 */
export type FileView = {
  form: Form
  size: number
  outline: string
  shown: number
  withheld: Withheld
  hidden: number
  out: Paged
  groups: { why: KeptWhy; count: number; locked: boolean }[]
  open: (Paged & { why: KeptWhy; keys: string[] }) | null
  paper: { part: string | null; why: Why | null; choice: PartView['choice']; seqs: number[] }[]
}
/** What the page's address asks for: a request, a form of its file, a page of what goes out, a group of what stays back and its page. */
export type RequestsAsked = {
  of?: string | undefined
  as?: Form | undefined
  out?: number | undefined
  why?: string | undefined
  kept?: number | undefined
}

export type RequestView = RequestLine & {
  whoseKey: string | null
  about: string | null
  opened: By
  answers: { agency: string; withhold: boolean; said: string | null; on: string; by: By }[]
  made: { form: Form; sha256: string; entries: number; withheld: Withheld; by: By }[]
  done: { outcome: Outcome; said: string | null; on: string; by: By } | null
  file: FileView
}

/** The page: every request, and one of them where it is asked for. `quick`: files that were made without one. */
export type RequestsView = {
  today: string
  list: RequestLine[]
  quick: { at: string; name: string; sha256: string }[]
  subjects: { key: string; name: string; child: boolean }[]
  agencies: string[]
  one: RequestView | null
}
