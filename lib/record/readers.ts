import type { Form } from '../meeting/recording'
import type { Member } from '../meeting/state'
import { can } from '../policy/can'
import { type Recipient, versionOf } from './recipients'

/** What somebody must be allowed to do to read an approved version in this form. */
export const READS = { record: 'record-version', summary: 'summary' } as const satisfies Record<Form, string>

/** Who can sign in and open what was approved for this recipient; nobody of an agency, whose people read the professionals’. */
export const readersOf = (
  recipient: Recipient,
  members: Iterable<Member>,
  recipients: readonly Recipient[],
  form: Form,
): Member[] =>
  [...members].filter(
    one => !can(one, READS[form], { status: 'circulated' }) && versionOf(one, recipients)?.id === recipient.id,
  )
