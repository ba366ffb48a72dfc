import { listed } from './names'

/** What is asked about somebody's seat: whether they can talk freely, the stop word, and who else sits there. */
export const seat = {
  free: 'Can they talk freely where they are?',
  notAsked: 'Not asked',
  yes: 'Yes',
  no: 'No',
  stopWord: 'Agreed stop word',
  private:
    'In private: only the chair and the minute taker see the answer. The log says that you asked, not what was answered.',
  aside: 'In private',
  said: (free: boolean) => (free ? 'Can talk freely' : 'Cannot talk freely'),
  word: (word: string) => `Stop word: ${word}`,
  others: 'Who else sits in this seat',
  othersHint: 'Names, with a comma between them. They are named in the log with everything shared from now on.',
  with: (names: readonly string[]) => `with ${listed([...names])}`,
  mine: 'Who is with you…',
  title: 'Who is with you?',
  submit: 'Save',
} as const

/** Names with commas between them, as they are kept. */
export const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
