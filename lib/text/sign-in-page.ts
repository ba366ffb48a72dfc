export const signIn = {
  page: 'Sign in',
  motto: 'Every agency at one table, with the child in the middle.',
  promise: 'Share what matters, say why, and leave a record anyone can check.',
  title: 'Sign in',
  lead: 'Use your work account.',
  back: 'Use your work account. Then you go on to the page you asked for.',
  email: 'Work e-mail',
  passphrase: 'Passphrase',
  submit: 'Sign in',
  waiting: 'Signing in…',
  missing: 'Type your e-mail address and your passphrase.',
  problem: 'There is a problem',
  code: 'Code from your app',
  codeHint: 'Six figures. Without your phone, one of your recovery codes.',
  sso: 'Sign in with your organisation',
  or: 'or with a passphrase',
  ssoFailed: 'Your organisation’s sign-in did not work. Try again; if it goes on, ask your administrator.',
  unknown: {
    title: 'We do not know this work account yet',
    body: 'Your organisation knows you, and Roundtable does not know which of its people you are. Ask the administrator of your agency, or whoever invited you, for your personal link: it joins your work account to your place here, once.',
  },
  taken: {
    title: 'This work account is somebody else’s here',
    body: 'The link that you followed is for another person than the one you signed in as at your organisation. Sign in there with your own account and follow the link again, or ask whoever gave it to you.',
  },
  again: 'Back to sign-in',
  kept: 'What you share in a meeting is kept with your name, agency and the time. What you are writing stays with you until you share it.',
  verify: 'Check an evidence file',
  demo: {
    title: 'Choose someone to be',
    lead: 'This is a demonstration. Every person, agency and event here is invented.',
    show: (n: number) => `Show all ${n} people`,
    as: (name: string) => `Sign in as ${name}`,
  },
} as const

const ROLE_WORDS: Record<string, string> = {
  chair: 'Chair',
  acting_chair: 'Acting chair',
  minute_taker: 'Minute taker',
  practitioner: 'Practitioner',
  observer: 'Observer',
  legal_adviser: 'Legal adviser',
  family: 'Family',
  child: 'Child',
  supporter: 'Supporter',
  interpreter: 'Interpreter',
  guest: 'Here for one item',
  auditor: 'Auditor',
  administrator: 'Administrator',
}
/** A role as people say it. */
export const roleWords = (role: string) => ROLE_WORDS[role] ?? role
