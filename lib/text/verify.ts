import type { Printed } from '../ledger/printed'
import type { Altered, Authentic } from '../ledger/verdict'
import { counted, listed } from './names'

const entries = (number: number) => counted(number, 'entry', 'entries')
const fields = (number: number) => counted(number, 'field')
const people = (number: number) => counted(number, 'person', 'people')

/** What a verdict withholds beside what was destroyed, in words; null where it withholds nothing. */
export const withheldWords = ({ withheld, destroyed }: Pick<Authentic, 'withheld' | 'destroyed'>): string | null => {
  const kept = withheld.entries - destroyed.length
  const parts = [
    kept > 0 && entries(kept),
    withheld.fields > 0 && fields(withheld.fields),
    withheld.people > 0 && people(withheld.people),
  ].filter(part => part !== false)
  return parts.length > 0 ? listed(parts) : null
}

/** The sentences of the page where anyone can check an evidence file. */
export const verifyPage = {
  page: 'Check an evidence file',
  title: 'Check an evidence file',
  lead: 'An evidence file holds the log of a meeting: who shared what, with whom, when. Here anyone can find out whether it was altered.',
  stays: 'The file stays on this device. It is checked in your browser and is not uploaded.',
  choose: 'Evidence file',
  chooseHint: 'A file ending in .json. You can also drop it anywhere on this page.',
  key: 'Public key of the server that made it',
  keyHint:
    'One key a line. This server’s own key is filled in. A key you have from somewhere else, such as the printed record, proves more. Empty: the file is compared only with the key inside it.',
  code: 'Code from the printed record (optional)',
  codeHint: 'Paste what the square code on the last sheet holds. The check says whether it is of this file.',
  printed: {
    same: {
      title: 'The code on paper is of this file',
      body: 'It was signed for this log, and the file continues what was signed then.',
    },
    'not-continued': {
      title: 'The code on paper does not agree with this file',
      body: 'It names this log, and the file does not continue what it says was signed. Do not rely on either until you know why.',
    },
    'other-log': {
      title: 'The code on paper is of another log',
      body: 'It is of another meeting, or of another server. It says nothing of this file.',
    },
    unreadable: {
      title: 'This is not a code of a printed record',
      body: 'Read the square code again and paste all of it: the name of the log, a number, the fingerprint and the signature.',
    },
  } satisfies Record<Printed, { title: string; body: string }>,
  again: 'Check again',
  print: 'Print',
  stop: 'Stop',
  working: (name: string) => `Checking ${name}…`,
  share: (done: number, of: number) => `${done} of ${entries(of)} checked`,
  reading: 'Reading the file…',
  problem: {
    title: 'This could not be checked',
    key: (line: string) =>
      `This line is not a key: ${line}. A key looks like name+0123abcd+ARpc… and stands on one line.`,
    open: 'The file could not be opened. Choose it again.',
    stopped:
      'The check stopped before its end, perhaps because the file is too large for this browser. Nothing is known about the file.',
  },
  authentic: {
    title: 'Authentic',
    ownKey: 'Agrees with the key inside it',
    withheldToo: (title: string, words: string) => `${title}, with ${words} withheld`,
    destroyedToo: (title: string, number: number) => `${title}, with ${entries(number)} destroyed`,
    bothToo: (title: string, destroyed: number, words: string) =>
      `${title}, with ${entries(destroyed)} destroyed and ${words} withheld`,
    extract: (held: number, size: number) =>
      `This file is an extract: ${entries(held)} of ${size}. What it shows is what was entered in the log, unaltered and in its place.`,
    full: (size: number) =>
      `The log is whole: ${entries(size)}, nothing missing up to its last checkpoint, nothing altered, nothing moved.`,
    closed: (at: number) =>
      `The meeting was closed after entry ${at}; what was signed then is the beginning of this log.`,
    notClosed: 'The file holds no closing checkpoint.',
    whose: {
      server:
        'Every checkpoint is signed with the key this server publishes. A key you have from somewhere else would prove more.',
      given: 'Every checkpoint is signed with the key you gave.',
      none: 'That alone does not say who made the file: anyone can put a key of their own inside. Give the key you have from somewhere else.',
    },
    withheld:
      'What is withheld keeps its place in the log and is counted. Nothing else about it can be read from the file.',
    destroyed:
      'What was destroyed keeps its place in the log. Nobody can read it any more; the log says who decided that, when and why.',
  },
  shows: {
    title: 'What this shows',
    items: [
      'What can be read here is what was entered: by this person, for this audience, at this time and place in the order.',
      'Nothing was added, removed or changed afterwards without it showing.',
    ],
    not: 'What it does not show',
    nots: [
      'It cannot show that what people said was true.',
      'It shows who could see an entry, not who read it.',
      'It cannot show who sat at the keyboard, or what was photographed from a screen.',
      'It cannot show that no second log exists. Compare the signed tops with those in the printed record.',
    ],
  },
  altered: {
    title: (entry: number | undefined) => (entry === undefined ? 'Altered' : `Altered at entry ${entry}`),
    advice: 'Do not rely on this file. Ask for it again where it was made, and tell your data protection lead.',
    untrusted: 'Not signed with this key',
    untrustedAdvice: 'If the file comes from another server, give the key of that server.',
    where: (where: string) => `Place in the file: ${where}`,
  },
  unreadable: {
    title: 'This is not a file that can be checked',
    advice:
      'Choose a file that was exported as evidence. If this is one, ask for it again: nothing is known about this copy.',
  },
  facts: {
    title: 'About this check',
    file: 'File',
    log: 'Log',
    top: 'Signed top',
    closing: (at: number) => `Signed top at the close, after entry ${at}`,
    access: 'Entries in the access log by then',
    at: 'Checked on this device',
  },
  table: {
    title: 'Entries',
    access: 'What the access log says of this meeting',
    seq: 'Number',
    at: 'Time in London',
    who: 'Who',
    agency: 'Agency',
    type: 'What',
    withheld: 'withheld',
    server: 'the server',
    none: 'none',
    whole: 'This entry is withheld. Its place in the log is proven.',
    destroyed: 'What this entry said was destroyed. Its place in the log is proven.',
    some: (shown: number, of: number) => `The first ${shown} of ${entries(of)}.`,
    all: (of: number) => `Show all ${of}, also for printing`,
  },
} as const

/** Without a key from elsewhere nobody vouches for the file, so it is not called authentic. */
export const soundTitle = (verdict: Authentic): string => {
  const { title, ownKey, withheldToo, destroyedToo, bothToo } = verifyPage.authentic
  const destroyed = verdict.destroyed.length
  const withheld = withheldWords(verdict)
  const plain = verdict.trusted ? title : ownKey
  if (destroyed > 0) return withheld ? bothToo(plain, destroyed, withheld) : destroyedToo(plain, destroyed)
  return withheld ? withheldToo(plain, withheld) : plain
}

/** The title of an alteration: a file nobody vouches for is not said to be altered. */
export const alteredTitle = ({ failure, entry }: Altered): string =>
  failure === 'untrusted' ? verifyPage.altered.untrusted : verifyPage.altered.title(entry)
