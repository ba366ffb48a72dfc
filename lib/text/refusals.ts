/** Sentences people read when something is turned down. No blame, no code words. */
export const refusals = {
  notYours: 'Your role in this meeting does not include that.',
  notOpen: 'This meeting is not open yet.',
  notStarted: 'The meeting has not started yet.',
  alreadyStarted: 'The meeting has already started, or is over.',
  closed: 'The meeting is closed, so nothing more can be added.',
  inner:
    'Notes on handling, the source, people mentioned and what the family was told are for professionals. Share this with professionals, or leave them out.',
} as const
