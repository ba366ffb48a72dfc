const KEY = 'roundtable.way-back'
/** Milliseconds in which somebody comes back from their organisation's sign-in. */
const LONGEST = 15 * 60_000

/** Remembers, for this tab alone, that its person goes to their organisation's sign-in: a page of another site cannot say so for them. */
export const setOut = (now: number) => sessionStorage.setItem(KEY, String(now))

/** Whether they did and are back; good once. */
export function cameBack(now: number): boolean {
  const since = Number(sessionStorage.getItem(KEY) ?? Number.NaN)
  sessionStorage.removeItem(KEY)
  return now - since >= 0 && now - since < LONGEST
}
