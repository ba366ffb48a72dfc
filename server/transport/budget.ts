/** A token bucket for one connection: `rate` (messages, or bytes) a second, up to `burst` at once. */
export function createBudget(rate: number, burst: number, now: () => number = Date.now) {
  let left = burst
  let at = now()
  return {
    /** False when there is not that much left. */
    spend(cost = 1): boolean {
      const time = now()
      left = Math.min(burst, left + ((time - at) / 1000) * rate)
      at = time
      if (left < cost) return false
      left -= cost
      return true
    },
  }
}
