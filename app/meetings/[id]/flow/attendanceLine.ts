import type { Roster } from '../../../../lib/protocol/live'
import { attendance as words } from '../../../../lib/text/flow'

type Person = Roster['people'][number]

/** What is known of somebody's being there, in one line. */
export function attendanceLine({ attendance: known, here }: Person, over: boolean): string {
  if (!known) return ''
  const { how, marked, came, late, went, apologies } = known
  return [
    how && (here || came) ? words.how(how) : '',
    marked ? words.noScreen : '',
    came && late ? words.late(came) : here && came ? words.since(came) : '',
    went && !here ? (over ? words.early(went) : words.left(went)) : '',
    apologies ? words.apologies(apologies) : '',
  ]
    .filter(Boolean)
    .join(', ')
}
