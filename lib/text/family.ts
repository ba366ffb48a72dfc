/** The family's own words, and leaving in a hurry. */
export const family = {
  /** The tab of a browser shows it: it says nothing of a meeting. */
  page: 'Notes',
  title: 'In the family’s own words',
  lead: 'Your words are kept exactly as you write them, under your name. Nobody can change them.',
  readers:
    'Everyone you see in this meeting can read them. If it is not safe to write something here, tell the chair or whoever supports you.',
  tell: 'What do you want the meeting to know?',
  about: 'Do you disagree with something said? Choose what',
  nothing: 'Nothing in particular',
  disagree: 'What do you see differently?',
  share: 'Share my words',
  missing: 'Write something first.',
  none: 'Nothing yet.',
  on: (ref: string) => `Does not agree with ${ref}`,
  gone: 'Does not agree with something that was taken back',
  changed: 'It was changed since.',
  item: (agency: string, words: string) => `${agency}: ${words.length > 70 ? `${words.slice(0, 69)}…` : words}`,
  away: {
    go: 'Leave this page',
    hint: 'Or press Escape three times. You are signed out and an empty page is shown. Your browser’s own history is not cleared.',
  },
} as const
