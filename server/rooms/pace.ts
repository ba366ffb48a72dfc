/** Work that is done at once, and then no more often than every `every` ms, however often it is asked for. */
export type Pace = { soon(): void; stop(): void }

export function createPace(every: number, work: () => void): Pace {
  let timer: NodeJS.Timeout | undefined
  let asked = false
  const now = () => {
    asked = false
    timer = setTimeout(() => {
      timer = undefined
      if (asked) now()
    }, every)
    timer.unref()
    work()
  }
  return {
    soon() {
      if (timer) asked = true
      else now()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
      asked = false
    },
  }
}
