import type { After } from './pace'

/** Time that passes when it is told to: `pass` does, in order, what falls due within so many ms; `waiting` resolves once so many things wait. */
export function ownTime() {
  let now = 0
  let due: { at: number; work: () => void }[] = []
  const looks: (() => void)[] = []
  const after: After = (work, ms) => {
    const one = { at: now + ms, work }
    due.push(one)
    for (const look of looks.splice(0)) look()
    return () => {
      due = due.filter(other => other !== one)
    }
  }
  const pass = (ms: number) => {
    const until = now + ms
    for (;;) {
      const [first] = due.filter(one => one.at <= until).sort((a, b) => a.at - b.at)
      if (!first) break
      now = first.at
      due = due.filter(one => one !== first)
      first.work()
    }
    now = until
  }
  const waiting = async (n: number) => {
    while (due.length < n) await new Promise<void>(resolve => looks.push(resolve))
  }
  return { after, pass, waiting }
}
