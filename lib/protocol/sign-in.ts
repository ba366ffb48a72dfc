/** Why a sign-in did not succeed, as next-auth's `error` value carries it from the server to the page. Never says whether the account exists. */
export type SignInError =
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number }
  /** The passphrase is right, and a code is needed as well; or the code was not right. */
  | { kind: 'code' }
  | { kind: 'wrong-code' }
  | { kind: 'unavailable' }

const WAIT = /^wait-(\d{1,4})$/

/** next-auth's own word for credentials that were not accepted. */
const WRONG = 'CredentialsSignin'

/** The value that travels. `wrong` is next-auth's own word and is produced by next-auth itself. */
export const signInErrorValue = (error: SignInError): string => {
  if (error.kind === 'wrong') return WRONG
  return error.kind === 'wait' ? `wait-${error.seconds}` : error.kind
}

/** Reads what came back; anything unknown is `unavailable`, so that no text from a URL ever reaches the screen. */
export const readSignInError = (value: string): SignInError => {
  if (value === WRONG) return { kind: 'wrong' }
  if (value === 'code' || value === 'wrong-code') return { kind: value }
  const seconds = WAIT.exec(value)?.[1]
  return seconds ? { kind: 'wait', seconds: Number(seconds) } : { kind: 'unavailable' }
}
