/** Does `work` once, `ms` later, unless the returned function is called before. */
export type After = (work: () => void, ms: number) => () => void

/** The machine's own clock. What waits keeps no process alive. */
export const after: After = (work, ms) => {
  const timer = setTimeout(work, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

/** Work that is done at once, and then no more often than every `every` ms, however often it is asked for. */
export type Pace = { soon(): void; stop(): void }

export function createPace(every: number, work: () => void, after: After): Pace {
  let cancel: (() => void) | undefined
  let asked = false
  const now = () => {
    asked = false
    cancel = after(() => {
      cancel = undefined
      if (asked) now()
    }, every)
    work()
  }
  return {
    soon() {
      if (cancel) asked = true
      else now()
    },
    stop() {
      cancel?.()
      cancel = undefined
      asked = false
    },
  }
}
