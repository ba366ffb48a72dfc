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
  auditor: 'Auditor',
  administrator: 'Administrator',
}
/** A role as people say it. */
export const roleWords = (role: string) => ROLE_WORDS[role] ?? role
