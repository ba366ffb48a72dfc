/** One line that everyone in the meeting hears. */
export const notices = {
  started: 'The meeting has started.',
  chairMoved: 'The meeting is chaired by somebody else now.',
  closed: 'The chair has closed the meeting. Nothing more can be added.',
} as const
