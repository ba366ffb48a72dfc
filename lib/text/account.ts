import { PASSPHRASE_LEAST, PASSPHRASE_MOST } from '../protocol/administer'

/** Everything about one's own sign-in. */
export const account = {
  wrongPassphrase: 'That passphrase is not right. Check it and try again.',
  passphraseLength: `Use ${PASSPHRASE_LEAST} to ${PASSPHRASE_MOST} characters: three words that do not belong together are easy to keep.`,
  unavailable: 'That did not work. Try again in a moment.',
  problem: 'There is a problem',
  waiting: 'One moment…',
  code: 'Code from your app',
  codeHint: 'Six figures. Without your phone, one of your recovery codes.',
  passphrase: 'Passphrase',

  stepUp: {
    reason: 'Confirm that it is you first.',
    page: 'Confirm that it is you',
    title: 'Confirm that it is you',
    lead: 'What you are about to do concerns more than your own words, so we make sure that nobody else is at your desk. It then holds for five minutes.',
    submit: 'Confirm',
    sso: 'Confirm with your organisation’s sign-in',
    notAsked:
      'Your organisation did not ask you again, so we cannot be sure. Try once more, or ask your administrator.',
    back: 'Go back without confirming',
    done: 'Thank you. Your file is being saved.',
    toTrail: 'Back to the trail',
    close: 'Thank you. You can close this window and go on where you were.',
  },

  factor: {
    page: 'Your second step',
    title: 'Set up your second step',
    lead: 'A passphrase can be seen or guessed. With an authenticator app on your phone nobody gets in with it alone.',
    one: 'Open an authenticator app',
    oneHint:
      'Any will do: the one your organisation uses, Microsoft or Google Authenticator, or your password manager.',
    two: 'Add Roundtable to it',
    twoHint: 'Point it at this square, or type the key.',
    picture: 'A square code that holds the key below, for the camera of your phone',
    key: 'Key',
    three: 'Type the code that it shows',
    submit: 'Turn it on',
    wrong: 'That code is not the one for this key. Wait for the next one, and try again.',
    none: 'Set up your authenticator app first.',
    codes: 'Keep your recovery codes',
    codesLead:
      'Each opens your account once when your phone is lost. Print them or write them down, and keep them away from your computer. They are not shown again.',
    print: 'Print them',
    kept: 'I have kept them',
  },

  own: {
    page: 'Your sign-in',
    title: 'Your sign-in',
    link: 'Your sign-in',
    sessions: 'Where you are signed in',
    sessionsLead: 'If you do not recognise one of these, end it and change your passphrase.',
    here: 'This one',
    since: (when: string) => `Signed in ${when}`,
    active: (when: string) => `Last used ${when}`,
    end: 'End',
    endThis: (device: string) => `End the sign-in of ${device}`,
    endOthers: 'End all others',
    ended: 'Ended.',
    only: 'You are signed in here and nowhere else.',
    passphrase: 'Passphrase',
    current: 'Passphrase now',
    next: 'New passphrase',
    change: 'Change it',
    changed: 'Your passphrase is changed. You are signed out everywhere else.',
    factor: 'Second step',
    factorOn: 'Your authenticator app is asked for each time you sign in.',
    factorOff: 'Only your passphrase is asked for.',
    left: (n: number) => (n === 1 ? 'One recovery code is left.' : `${n} recovery codes are left.`),
    setUp: 'Set up an authenticator app',
    replace: 'Use another phone',
    renew: 'Make new recovery codes',
    sso: 'You sign in through your organisation.',
    lost: 'If you lose your phone and your codes, an administrator of your agency can give you a new start.',
  },

  idle: {
    covered: 'Covered',
    coveredWhy: 'Nobody has used this for 10 minutes, so what is on the screen is covered. Nothing is lost.',
    anyKey: 'Press any key to go on.',
    goOn: 'Go on',
    warned: 'You will be signed out soon',
    warnedWhy: (left: string) =>
      `In ${left}, because nobody has used this. What you typed is still here, and nothing is lost if you go on now.`,
    over: 'You are signed out',
    overWhy: 'What you typed is still here, in this window. Sign in again in a new window, then come back.',
    signIn: 'Sign in in a new window',
    again: 'I have signed in again',
    another: 'Somebody else is signed in now, so this stays covered.',
    startAgain: 'Start again as them',
    absolute: (left: string) => `You signed in almost 12 hours ago and will be signed out in ${left}.`,
    stay: 'Confirm that it is you, and stay',
    left: (seconds: number) => {
      if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
      return `${Math.round(seconds / 60)} minutes`
    },
  },
} as const
