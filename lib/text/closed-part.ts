import { clockMinutes } from './dates'
import { listed } from './names'

/** The professionals' part: what professionals read of it, and whoever was sent out for it. */
export const closedPart = {
  since: (at: string) => `Professionals only since ${clockMinutes(at)}.`,
  kept: 'The family and whoever came with them cannot see what is shared now.',
  reason: (reason: string) => `Reason: ${reason}`,
  end: 'End this part',
  open: 'Professionals’ part…',
  title: 'Open the professionals’ part?',
  lead: 'The family leave the meeting at once, in every window. They are told that the professionals are speaking without them. Afterwards you ask each of them back.',
  leave: (names: readonly string[]) => `Now leaving: ${listed(names)}.`,
  nobodyLeaves: 'Nobody of the family is here now. Nobody of them can come in.',
  stay: (names: readonly string[]) => `Staying: ${listed(names)}, and the professionals who come later.`,
  keep: (name: string) => `Keep ${name}, who came for one item`,
  why: 'Why',
  whyHint: 'In the log, under your name. For professionals.',
  missing: 'Say why.',
  submit: 'Open the professionals’ part',
  /** Beside what the family will read. */
  later: 'The family is not in this part. What you share with the meeting they can read once they are asked back.',
  outside: {
    title: 'The professionals are speaking without you for a while',
    body: 'You will be asked back. Keep this page open: the meeting opens here again by itself.',
    waits: 'Waiting to be asked back.',
  },
  back: {
    heading: 'To be asked back',
    ask: 'Ask back…',
    askNamed: (name: string) => `Ask ${name} back…`,
    asking: (name: string) => `Ask ${name} back?`,
    submit: 'Ask back',
  },
} as const
