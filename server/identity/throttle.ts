import { isIPv6 } from 'node:net'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

const MINUTE = 60
/** Seconds over which failures are counted; also the longest anyone is ever asked to wait. */
export const WINDOW = 5 * MINUTE
/** Wrong tries for one e-mail from one address. */
export const TRIES = 5
/** Wrong tries for one e-mail from everywhere, after which strangers get one try a window each. */
export const TRIES_PER_EMAIL = 25
/** Wrong tries from one address for all e-mails; a whole office may share an address. */
export const TRIES_PER_ADDRESS = 200
const FAMILIAR = 14 * 24 * 60 * MINUTE

/** `seconds` until the next try is worth making; `first` is true once a window, so that a flood is logged once. */
export type Attempt = { ok: true; right: boolean | null } | { ok: false; seconds: number; first: boolean }

export type Throttle = {
  /**
   * Runs `check` (is the passphrase right?) unless too many wrong tries came before it. Tries for one e-mail from one
   * address run one after another, so parallel guesses gain nothing. When `check` throws, nothing is counted; when it
   * says null (right so far, more is asked), neither is anything forgiven.
   * `email` is the key of the account: the caller has trimmed and lower-cased it.
   */
  attempt(address: string, email: string, check: () => Promise<boolean | null>): Promise<Attempt>
}

/** One home or office holds a whole IPv6 /64: it counts as one address. IPv4 in IPv6 form is the IPv4 address. */
export const network = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return address
  const [head = '', tail = ''] = plain.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const gap = plain.includes('::') ? new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : []
  const groups = [...left, ...gap, ...right].slice(0, 4).map(group => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}

/** Whole seconds, at least one and never more than the window. */
const secondsOf = (ms: number) => Math.min(WINDOW, Math.max(1, Math.ceil(ms / 1000)))

/** Runs tasks of one key one after another; keys that are idle take no memory. */
const queues = () => {
  const tails = new Map<string, Promise<unknown>>()
  return async <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const run = (tails.get(key) ?? Promise.resolve()).then(task, task)
    tails.set(key, run)
    try {
      return await run
    } finally {
      if (tails.get(key) === run) tails.delete(key)
    }
  }
}

/**
 * Slows guessing without letting anybody lock another person out.
 * A pair (address, e-mail) is refused for its own failures alone, with two exceptions that spare every pair that has
 * signed in before: many failures for one e-mail from many addresses leave a stranger one try a window instead of five,
 * and many failures from one address refuse that address. Nobody waits longer than the window.
 * In memory: one process holds the counts, and a restart forgets them.
 */
export const createThrottle = (): Throttle => {
  const pairs = new RateLimiterMemory({ keyPrefix: 'pair', points: TRIES, duration: WINDOW })
  const emails = new RateLimiterMemory({ keyPrefix: 'email', points: TRIES_PER_EMAIL, duration: WINDOW })
  const addresses = new RateLimiterMemory({ keyPrefix: 'address', points: TRIES_PER_ADDRESS, duration: WINDOW })
  const familiar = new RateLimiterMemory({ keyPrefix: 'familiar', points: 1, duration: FAMILIAR })
  const inTurn = queues()
  const spent = async (limiter: RateLimiterMemory, key: string) => (await limiter.get(key))?.consumedPoints ?? 0
  const refuse = (used: RateLimiterRes, limit: number): Attempt => ({
    ok: false,
    seconds: secondsOf(used.msBeforeNext),
    first: used.consumedPoints === limit + 1,
  })

  const byPair = async (
    pair: string,
    email: string,
    known: boolean,
    check: () => Promise<boolean | null>,
  ): Promise<Attempt> => {
    const limit = known || (await spent(emails, email)) < TRIES_PER_EMAIL ? TRIES : 1
    if ((await spent(pairs, pair)) >= limit) return refuse(await pairs.penalty(pair), limit)
    const right = await check()
    if (right) await Promise.all([pairs.delete(pair), familiar.set(pair, 1, FAMILIAR)])
    if (right !== false) return { ok: true, right }
    await Promise.all([pairs.penalty(pair), emails.penalty(email)])
    return { ok: true, right: false }
  }

  // The address is counted before the check, and given back after: guesses at many accounts at once must not slip past.
  const byAddress = async (from: string, email: string, pair: string, check: () => Promise<boolean | null>) => {
    const known = (await familiar.get(pair)) !== null
    const used = await addresses.penalty(from)
    if (!known && used.consumedPoints > TRIES_PER_ADDRESS) return refuse(used, TRIES_PER_ADDRESS)
    let wrong = false
    try {
      const attempt = await byPair(pair, email, known, check)
      wrong = attempt.ok && attempt.right === false
      return attempt
    } finally {
      if (!wrong && (await spent(addresses, from)) > 0) await addresses.reward(from)
    }
  }

  return {
    attempt(address, email, check) {
      const from = network(address)
      const pair = JSON.stringify([from, email])
      return inTurn(pair, () => byAddress(from, email, pair, check))
    },
  }
}
