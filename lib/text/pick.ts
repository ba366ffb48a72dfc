/** Letting another session of the family read one item. */
export const pick = {
  open: 'Show to another session…',
  title: (ref: string) => `Show ${ref} to another session?`,
  lead: 'They read these words under your name. Nothing tells them where the words were shared first. It is in the log.',
  whom: 'Which session',
  choose: 'Choose',
  missing: 'Choose a session.',
  refused: 'That was not done',
  submit: 'Show it to them',
} as const
