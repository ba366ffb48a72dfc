/** Said by the cover over a screen that nobody uses, and before a sign-in ends. It is on every page, so it stands apart from the rest. */
export const idle = {
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
} as const
