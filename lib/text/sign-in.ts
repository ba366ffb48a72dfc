import type { SignInError } from '../protocol/sign-in'

const waiting = (seconds: number) => {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

/** The sentence for the person. */
export const signInSentence = (error: SignInError): string => {
  if (error.kind === 'wrong') return 'That e-mail address and passphrase do not match. Check both and try again.'
  if (error.kind === 'code') return 'Type the six figures that your authenticator app shows now.'
  if (error.kind === 'wrong-code')
    return 'That code is not right, or was used before. Wait for the next one, and try again.'
  if (error.kind === 'wait') return `Too many tries. Wait ${waiting(error.seconds)}, then try again.`
  return 'We cannot sign you in at the moment. Try again shortly.'
}
