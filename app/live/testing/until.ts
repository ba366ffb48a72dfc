/** Waits for something to become true; `onChange` calls back whenever it may have. Fails after 20 s with `what`. */
export function until(what: string, holds: () => boolean, onChange?: (check: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (error?: Error) => {
      clearTimeout(late)
      clearInterval(poll)
      stop?.()
      error ? reject(error) : resolve()
    }
    const check = () => holds() && finish()
    const late = setTimeout(() => finish(new Error(`Waited in vain for: ${what}`)), 20_000)
    const poll = setInterval(check, 10)
    const stop = onChange?.(check)
    check()
  })
}
