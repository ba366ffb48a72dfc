import * as z from 'zod/mini'
import { approvalsOf, FORMS, type Form, HANDED, type Recording, type Sent, sentKey } from '../../lib/meeting/recording'
import { type Refusal, refuse } from '../../lib/protocol/codes'
import { recipientId } from '../../lib/protocol/record'
import { day } from '../../lib/statements/fields'
import { londonDate } from '../../lib/text/dates'
import { refusedAfter } from '../../lib/text/refused-after'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

const DAY = 86_400_000
const form = z.enum(FORMS)
const number = z.int().check(z.positive())
const one = z.strictObject({ form, number, recipient: recipientId })
const example = { form: 'record' as const, number: 1, recipient: '00000000-0000-4000-8000-000000000301' }

/** Why nothing can go out under this number to these recipients; null where it can. */
function notApproved(recording: Recording, form: Form, number: number, recipients: readonly string[]): Refusal | null {
  const all = approvalsOf(recording, form)
  const approved = all[number - 1]
  if (!approved) return refuse('reference', refusedAfter.noSuchVersion).refusal
  if (number < all.length) return refuse('superseded', refusedAfter.noSuchVersion).refusal
  return recipients.every(id => approved.recipients.some(known => known.id === id))
    ? null
    : refuse('reference', refusedAfter.notApprovedFor).refusal
}

/** The chair sends an approved version to these recipients, to be read here. That each can, and that nothing holds it back, the server looks up first. */
export const circulate = act({
  verb: 'circulate',
  input: z.strictObject({
    form,
    number,
    recipients: z.array(recipientId).check(
      z.minLength(1),
      z.maxLength(100),
      z.refine(list => new Set(list).size === list.length),
    ),
  }),
  validate: (_actor, { form, number, recipients }, { recording }) => notApproved(recording, form, number, recipients),
  resolve: (_actor, { form, number, recipients }, { recording }) => {
    const fresh = recipients.filter(recipient => !recording.sent.get(sentKey({ form, number, recipient }))?.sent)
    return fresh.length > 0 ? { form, number, recipients: fresh } : null
  },
  settle: (meeting, { name }, content, at) => {
    const { form = null, number = null } = content
    if (form === 'record') meeting.status = 'circulated'
    const recipients = Array.isArray(content.recipients) ? content.recipients : []
    for (const recipient of recipients)
      change(meeting.recording, { form, number, recipient }, { sent: { at, by: name } })
  },
  among: 'professionals',
  sentence: ({ form, recipients }) =>
    trail.circulated(form === 'summary', Array.isArray(recipients) ? recipients.length : 0),
  examples: [{ form: 'record', number: 1, recipients: ['professionals'] }],
})

/** How and when somebody who does not read here was given their copy. */
export const deliver = act({
  verb: 'deliver',
  input: z.extend(one, { how: z.enum(HANDED), on: day }),
  validate: (_actor, { form, number, recipient, on }, { recording }, now) => {
    const wrong = notApproved(recording, form, number, [recipient])
    if (wrong) return wrong
    const approved = approvalsOf(recording, form)[number - 1]
    const after = approved && on < londonDate(approved.at)
    return after || on > londonDate(new Date(now).toISOString())
      ? refuse('reference', refusedAfter.notThatDay).refusal
      : null
  },
  resolve: (_actor, { form, number, recipient, how, on }) => ({ form, number, recipient, how, on }),
  settle: (meeting, { name }, content, at) => {
    const how = HANDED.find(known => known === content.how)
    if (content.form === 'record') meeting.status = 'circulated'
    if (how) change(meeting.recording, content, { handed: { how, on: String(content.on), by: name, at } })
  },
  among: 'professionals',
  sentence: ({ form }) => trail.delivered(form === 'summary'),
  examples: [{ ...example, how: 'hand', on: '2026-12-07' }],
})

/** Whoever was sent a version and has not opened it is told once more, once a day at most. */
export const remind = act({
  verb: 'remind',
  input: one,
  validate: (_actor, { form, number, recipient }, { recording }, now) => {
    const wrong = notApproved(recording, form, number, [recipient])
    if (wrong) return wrong
    const going = recording.sent.get(sentKey({ form, number, recipient }))
    if (!going?.sent) return refuse('reference', refusedAfter.notSent).refusal
    const soon = going.reminded !== null && now - Date.parse(going.reminded) < DAY
    return soon ? refuse('too_fast', refusedAfter.remindedToday).refusal : null
  },
  resolve: (_actor, { form, number, recipient }) => ({ form, number, recipient }),
  settle: ({ recording }, _by, content, at) => change(recording, content, { reminded: at }),
  among: 'professionals',
  sentence: ({ form }) => trail.reminded(form === 'summary'),
  examples: [example],
})

/** Brings what is known of one version on its way up to date. */
function change(recording: Recording, { form, number, recipient }: Content, now: Partial<Sent>): void {
  const known = FORMS.find(one => one === form)
  if (!known) return
  const key = { form: known, number: Number(number), recipient: String(recipient) }
  const before = recording.sent.get(sentKey(key)) ?? { ...key, sent: null, handed: null, reminded: null }
  recording.sent.set(sentKey(key), { ...before, ...now })
}
