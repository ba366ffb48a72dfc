type Press = { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean }

export type BoardAction =
  | 'next'
  | 'previous'
  | 'open'
  | 'next-heading'
  | 'previous-heading'
  | 'compose'
  | 'to-chair'
  | 'speak'
export type ChairAction =
  | 'next'
  | 'previous'
  | 'next-heading'
  | 'previous-heading'
  | 'show'
  | 'request'
  | 'relevant'
  | 'less-relevant'
  | 'not-relevant'
  | 'proportionate'
  | 'too-little'
  | 'too-much'
  | 'reason-1'
  | 'reason-2'
  | 'reason-3'
  | 'own-words'
  | 'undo'
  | 'quiet'
  | 'to-held'
  | 'confirm'
  | 'reject'
  | 'next-speaker'
  | 'gather'
  | 'next-part'

/** Keys of the board's list. The table is also what the Keys panel shows. */
export const BOARD_KEYS: Record<string, BoardAction> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'open',
  ']': 'next-heading',
  '[': 'previous-heading',
  n: 'compose',
  c: 'to-chair',
  q: 'speak',
}

export const CHAIR_KEYS: Record<string, ChairAction> = {
  j: 'next',
  k: 'previous',
  ']': 'next-heading',
  '[': 'previous-heading',
  o: 'show',
  '?': 'request',
  '1': 'relevant',
  '2': 'less-relevant',
  '3': 'not-relevant',
  '4': 'proportionate',
  '5': 'too-little',
  '6': 'too-much',
  '7': 'reason-1',
  '8': 'reason-2',
  '9': 'reason-3',
  e: 'own-words',
  x: 'undo',
  h: 'quiet',
  r: 'to-held',
  y: 'confirm',
  n: 'reject',
  s: 'next-speaker',
  b: 'gather',
  m: 'next-part',
}

/** Keys of deciding and closing. */
export const DECIDE_KEYS: Record<string, 'decision' | 'action'> = { d: 'decision', a: 'action' }

const look = <A>(table: Record<string, A>, press: Press): A | null => {
  if (press.ctrlKey || press.altKey || press.metaKey) return null
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  return Object.hasOwn(table, key) ? table[key]! : null
}

/** What a key means in the board's list; null for every other key. Arrows and Enter work even with single keys off. */
export function boardAction(press: Press, singleKeys: boolean): BoardAction | null {
  return singleKeys || press.key.length > 1 ? look(BOARD_KEYS, press) : null
}

/** What a key means beside the marking strip; null while single keys are off. */
export const chairAction = (press: Press, singleKeys: boolean): ChairAction | null =>
  singleKeys ? look(CHAIR_KEYS, press) : null

/** What a key means where it is decided; null while single keys are off. */
export const decideAction = (press: Press, singleKeys: boolean) => (singleKeys ? look(DECIDE_KEYS, press) : null)
