import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Argon2id is the library's own default algorithm. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** No honest passphrase is longer; anything longer is simply wrong. Counted in UTF-16 units before normalising. */
const LONGEST = 1024

/** The hash of random bytes nobody kept: what an unknown account is checked against, so that it takes as long as a known one. */
export const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$Pi0fpaLvTlcvK77V15AHIg$346TFGxu0CYbfyuV3UNZ7y9FgJ+ROyGlzwk2S01tcls'

/** Two keyboards may write one passphrase in two Unicode forms; both must open the same account. */
const normal = (passphrase: string) => passphrase.normalize('NFKC')

/** A salted PHC string for `people.passphrase_hash`. Throws when the passphrase is longer than 1024 characters. */
export const hashPassphrase = async (passphrase: string): Promise<string> => {
  if (passphrase.length > LONGEST) throw new RangeError('a passphrase has at most 1024 characters')
  return hash(normal(passphrase), COST)
}

/**
 * Whether the passphrase opens the account with this hash. `null` (no such person, disabled, or no passphrase set) costs
 * the same time and is never right, so that the time taken tells a stranger nothing.
 */
export const verifyPassphrase = async (stored: string | null, passphrase: string): Promise<boolean> => {
  const tooLong = passphrase.length > LONGEST
  const right = await verify(stored ?? NOBODY, tooLong ? '' : normal(passphrase))
  return right && stored !== null && !tooLong
}
