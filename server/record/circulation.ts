import { inArray } from 'drizzle-orm'
import { people } from '../../drizzle/schema'
import { disclosed } from '../../lib/ledger/open'
import { approvalsOf, FORMS, type Form, sentKey } from '../../lib/meeting/recording'
import type { Member } from '../../lib/meeting/state'
import type { FirstOpened, Going } from '../../lib/protocol/record'
import { readersOf } from '../../lib/record/readers'
import { mail as words } from '../../lib/text/mail'
import { versionName } from '../../lib/text/record'
import { aboutMeeting } from '../ledger/access'
import { ACCESS_LOG, type Drizzle, type Ledger } from '../ledger/ledger'
import type { Mail } from '../mail'
import { READINGS } from '../read/refused'
import type { RecordAt } from './at'

const DAY = 86_400_000
type Which = { form: Form; number: number; recipient: string; person: string }
const keyOf = ({ form, number, recipient, person }: Which) => `${form} ${number} ${recipient} ${person}`

/** When each reader first opened each version of this meeting, by the access log: a receipt is the line that was entered before they read. */
export async function openings(ledger: Ledger, meeting: string): Promise<(which: Which) => FirstOpened | null> {
  const lines = await ledger.about(ACCESS_LOG, aboutMeeting(meeting, ''))
  const first = new Map<string, FirstOpened>()
  for (const opening of lines) {
    const { type, at, actor, content } = disclosed(opening) ?? {}
    const form = formRead(type)
    if (!form || !at || !actor || !content) continue
    const key = keyOf({
      form,
      number: Number(content.number),
      recipient: String(content.recipient),
      person: actor.person,
    })
    if (!first.has(key)) first.set(key, { at, as: content.as === 'pdf' ? 'pdf' : 'page' })
  }
  return which => first.get(keyOf(which)) ?? null
}

function formRead(type: string | null | undefined): Form | null {
  if (type === READINGS['record-version'].granted) return 'record'
  return type === READINGS.summary.granted ? 'summary' : null
}

/** What was approved and can still go out, and all that went: for whom, and whether it was opened. For whoever judges the draft, and nobody else. */
export function goingsOf(
  { meeting, recipients }: Pick<RecordAt, 'meeting' | 'recipients'>,
  members: ReadonlyMap<string, Member>,
  opened: (which: Which) => FirstOpened | null,
  now: number,
): Going[] {
  const { recording } = meeting
  return FORMS.flatMap(form => {
    const all = approvalsOf(recording, form)
    return all
      .map((approved, i) => approved.recipients.map(({ id }) => ({ form, number: i + 1, recipient: id })))
      .reverse()
      .flat()
      .flatMap(which => {
        const latest = which.number === all.length
        const going = recording.sent.get(sentKey(which)) ?? { ...which, sent: null, handed: null, reminded: null }
        const recipient = recipients.find(({ id }) => id === which.recipient)
        if (!recipient || !(latest || going.sent || going.handed)) return []
        const readers = readersOf(recipient, members.values(), recipients, form).map(({ person, name, agency }) => ({
          name,
          agency,
          opened: opened({ ...which, person }),
        }))
        const waiting = going.sent ? Math.max(0, Math.floor((now - Date.parse(going.sent.at)) / DAY)) : 0
        return [{ ...going, name: versionName(recipient), latest, waiting, readers }]
      })
  })
}

/** Tells people by e-mail that something waits for them here, and nothing of what; where mail is not set up, they are told at home alone. */
export const createTell =
  ({ db, mail, appUrl }: { db: Drizzle; mail: Mail | null; appUrl: string }) =>
  (whom: readonly string[]): void => {
    if (!mail || whom.length === 0) return
    const send = async () => {
      const rows = await db
        .select({ email: people.email })
        .from(people)
        .where(inArray(people.id, [...whom]))
      const { subject, text } = words.circulated
      const sent = await Promise.allSettled(rows.map(({ email }) => mail(email, subject, text(`${appUrl}/meetings`))))
      if (sent.some(({ status }) => status === 'rejected')) throw new Error('not taken')
    }
    send().catch(() => console.error('an e-mail about a record that was sent was not taken'))
  }
