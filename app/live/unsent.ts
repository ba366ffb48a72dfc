/** What on this page holds words that nobody has yet. */
const holders = new Set<unknown>()

const ask = (event: BeforeUnloadEvent) => event.preventDefault()

/** While anything is unsent, the browser asks before the page is left. `holder`: whoever says so, and later takes it back. */
export function holdPage(holder: unknown, unsent: boolean): void {
  if (unsent) holders.add(holder)
  else holders.delete(holder)
  if (holders.size > 0) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
}

/** Lets the page go whatever it holds: somebody must be away from it at once. */
export function dropPage(): void {
  holders.clear()
  window.removeEventListener('beforeunload', ask)
}
