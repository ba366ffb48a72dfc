import { PASSPHRASE_LEAST, PASSPHRASE_MOST } from '../protocol/administer'

/** Everything about one's own sign-in. */
export const account = {
  wrongPassphrase: 'That passphrase is not right. Check it and try again.',
  passphraseLength: `Use ${PASSPHRASE_LEAST} to ${PASSPHRASE_MOST} characters: three words that do not belong together are easy to keep.`,
  stepUp: {
    reason: 'Confirm that it is you first.',
  },
  factor: {
    wrong: 'That code is not the one for this key. Wait for the next one, and try again.',
    none: 'Set up your authenticator app first.',
  },
} as const
