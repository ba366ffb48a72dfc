import type { ItemLife } from '../../../../../lib/protocol/item'
import { itemPage, recordWords } from '../../../../../lib/text/item'

/** Where the draft of the record has it, and whose copies of each approved one do. */
export function InRecord({ life: { record, approved } }: { life: Pick<ItemLife, 'record' | 'approved'> }) {
  const words = itemPage.record
  return (
    <>
      <p>{recordWords(record)}</p>
      {approved.map(({ number, at, copies }) => {
        const named = (has: boolean) => copies.filter(copy => copy.has === has).map(({ name }) => name)
        return (
          <p key={number}>
            {words.approved(number, at)}
            {named(true).length ? words.has(named(true)) : null}
            {named(false).length ? words.hasNot(named(false)) : null}
          </p>
        )
      })}
    </>
  )
}
