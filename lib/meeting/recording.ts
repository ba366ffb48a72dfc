import type { Paragraph } from '../record/analysis'

/** That a version may be approved although it holds words kept from its recipient: exactly this one, by its fingerprint, on two people's word. */
export type Release = {
  recipient: string
  fingerprint: string
  reason: string
  by: { person: string; name: string }
  confirmed: { person: string; name: string } | null
}

/** What is approved and sent: the record, or the summary of its decisions on the day. */
export const FORMS = ['record', 'summary'] as const
export type Form = (typeof FORMS)[number]

/** One approval: the record as it was drafted from the first `n` entries, for these recipients; `fingerprint` is that of each version. */
export type Approved = {
  n: number
  at: string
  by: string
  recipients: { id: string; fingerprint: string }[]
  /** What is different from the one before, in the chair's words. */
  changed: string | null
  /** The day until which corrections can be asked for; null for a summary. */
  until: string | null
  /** The analysis as it was approved; a summary has none. */
  analysis: readonly Paragraph[]
}

/** How a copy was given to somebody who does not read on screen. */
export const HANDED = ['hand', 'post', 'mail', 'read'] as const
export type Handed = { how: (typeof HANDED)[number]; on: string; by: string; at: string }

/** An approved version that went to its recipient: sent, to be read here, or handed over. `reminded`: when last. */
export type Sent = {
  form: Form
  number: number
  recipient: string
  sent: { at: string; by: string } | null
  handed: Handed | null
  reminded: string | null
}

/** Something in an approved version that somebody says is wrong, and what the chair decided. */
export type Correction = {
  id: string
  /** Which approval it is about, and whose version they read. */
  number: number
  recipient: string
  person: string
  name: string
  agency: string
  role: string
  at: string
  words: string
  decided: { accepted: boolean; words: string; at: string; by: string } | null
}

/** What was done with the record of a meeting. `theirs`: person of the family -> the children who are theirs, as the chair said. */
export type Recording = {
  theirs: Map<string, readonly string[]>
  /** By `releaseKey`. */
  releases: Map<string, Release>
  approved: Approved[]
  summaries: Approved[]
  /** By `sentKey`. */
  sent: Map<string, Sent>
  corrections: Map<string, Correction>
}

export const newRecording = (): Recording => ({
  theirs: new Map(),
  releases: new Map(),
  approved: [],
  summaries: [],
  sent: new Map(),
  corrections: new Map(),
})

/** The approvals of the record, or those of its summary: the newest is the last. */
export const approvalsOf = (
  { approved, summaries }: Pick<Recording, 'approved' | 'summaries'>,
  form: Form,
): Approved[] => (form === 'record' ? approved : summaries)

export const sentKey = ({ form, number, recipient }: Pick<Sent, 'form' | 'number' | 'recipient'>): string =>
  `${form} ${number} ${recipient}`

export const releaseKey = (recipient: string, fingerprint: string): string => `${recipient} ${fingerprint}`

/** Whether two people said that this very version may go to its recipient. */
export const isReleased = (
  { releases }: Pick<Recording, 'releases'>,
  recipient: string,
  fingerprint: string,
): boolean => {
  const release = releases.get(releaseKey(recipient, fingerprint))
  return !!release?.confirmed
}
