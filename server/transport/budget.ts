/** A token bucket for one connection: `rate` messages a second, up to `burst` at once. */
export function createBudget(rate: number, burst: number, now: () => number = Date.now) {
  let left = burst
  let at = now()
  return {
    /** Spends one; false when there is none left. */
    spend(): boolean {
      const time = now()
      left = Math.min(burst, left + ((time - at) / 1000) * rate)
      at = time
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
