import type { Records } from '../statements/declaration'
import { dayWords } from './dates'
import { counted } from './names'

/** What an agency says where it shares nothing: that it looked, has nothing to add, keeps something back, or told it by mouth. */
export const silence = {
  ask: 'Ask those not heard from',
  asked: (n: number) => `${counted(n, 'agency', 'agencies')} asked`,
  askedYou: (time: string) =>
    `The chair asked at ${time} whether your agency has something to share. Share it, or say that you have nothing to add.`,
  own: (agency: string) => `${agency}: what is still open`,
  shared: (n: number) => `${n} shared`,
  nothing: 'Nothing to add',
  notYet: 'Not yet',
  nothingForRest: 'Nothing to add for the rest',
  nothingAtAll: 'Nothing to add at all',
  takeBack: 'Take “nothing to add” back',
  checked: 'Records checked',
  checkedAgain: 'Records checked again',
  checkedShort: 'Checked records',
  notCheckedShort: 'Records: not said',
  keptBack: 'Decided not to share',
  told: 'Told, not written',
  also: 'Checked, kept back, told',
  none: 'No agency has said which records it checked yet.',
  audience: 'The professionals in this meeting will see it. Family will not.',
  log: 'Log it',
  optional: (label: string) => `${label} (optional)`,
  records: {
    title: 'Which records did you check?',
    result: 'What came of it?',
    results: {
      items: 'We found something, and share it',
      'nothing-known': 'We looked and found nothing',
      'not-checked': 'We have not looked yet',
    } satisfies Record<Records['result'], string>,
    systems: 'Which systems or files?',
    searched: 'Who did you search for?',
    searchedHint: 'One name a line.',
    from: 'From',
    to: 'To',
    checkedAt: 'Looked at on',
    why: 'Why not?',
    whyMissing: 'Say why the records were not checked.',
    resultMissing: 'Choose what came of it.',
    order: 'The second date is before the first.',
  },
  keep: {
    title: 'A decision not to share',
    lead: 'Do not write what it is. Only that it was decided, and how.',
    heading: 'Under which heading would it have been?',
    test: 'Which test did you apply?',
    testHint: 'For example: sharing it would do the child more harm than keeping it back.',
    testMissing: 'Say which test was applied.',
    advice: 'Who advised you?',
    decidedAt: 'Decided on',
  },
  tell: {
    title: 'Told, not written',
    lead: 'Do not write what was said. Only who told whom, when, and where it is kept.',
    to: 'Who was told?',
    by: 'Who told them, if it was not you?',
    date: 'On',
    time: 'At',
    handling: 'Handling code',
    reference: 'Your agency’s reference',
    missing: 'Say who was told, on which day, and your reference.',
  },
  line: {
    records: (r: Records) =>
      r.result === 'not-checked'
        ? 'has not checked records'
        : `checked records${r.checkedAt ? ` on ${dayWords(r.checkedAt)}` : ''}${r.result === 'nothing-known' ? ' and found nothing' : ''}`,
    systems: (systems: string) => `Looked at: ${systems}`,
    period: (from: string | undefined, to: string | undefined) =>
      [from && `from ${dayWords(from)}`, to && `to ${dayWords(to)}`].filter(Boolean).join(' '),
    searched: (names: readonly string[]) => `Searched for: ${names.join(', ')}`,
    why: (why: string) => `Reason: ${why}`,
    keptBack: (heading: string) => `decided not to share something under ${heading}`,
    test: (test: string) => `Test: ${test}`,
    advice: (from: string) => `Advice from: ${from}`,
    told: (to: string, when: string) => `told ${to} something on ${when}`,
    toldBy: (by: string) => `Told by ${by}`,
    reference: (reference: string, handling: string | undefined) =>
      `Kept under ${reference}${handling ? `; handling: ${handling}` : ''}`,
  },
} as const
