/** One change of a text: at `index`, `remove` UTF-16 units go and `insert` comes. */
export type Edit = { index: number; remove: number; insert: string }
/** A change by others as Yjs tells it. */
export type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[]

const high = (text: string, at: number) => /[\uD800-\uDBFF]/.test(text.charAt(at))
const low = (text: string, at: number) => /[\uDC00-\uDFFF]/.test(text.charAt(at))
const within = (text: string, at: number) => high(text, at - 1) && low(text, at)

/**
 * What a person changed, between what their field held and what it holds: the one stretch outside which both are alike.
 * What stands behind the caret was there before, so that a letter typed among its likes is inserted where it was typed.
 * A character is never cut in two.
 */
export function editBetween(before: string, after: string, caret = 0): Edit {
  let tail = 0
  const mostTail = Math.min(before.length, Math.max(0, after.length - caret))
  while (tail < mostTail && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  if (within(before, before.length - tail) || within(after, after.length - tail)) tail--
  let head = 0
  const mostHead = Math.min(before.length, after.length) - tail
  while (head < mostHead && before[head] === after[head]) head++
  if (within(before, head) || within(after, head)) head--
  return { index: head, remove: before.length - head - tail, insert: after.slice(head, after.length - tail) }
}

/** Where a place in a text is after a change by others. What they insert exactly there comes behind it. */
export function shifted(index: number, delta: Delta): number {
  let at = 0
  let result = index
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    if (at >= result) break
    if (typeof insert === 'string') {
      result += insert.length
      at += insert.length
    } else if (gone > 0) result -= Math.min(gone, result - at)
    else at += retain
  }
  return result
}
