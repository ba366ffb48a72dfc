/** One line that everyone in the meeting hears. */
export const notices = {
  started: 'The meeting has started.',
  closed: 'The chair has closed the meeting. Nothing more can be added.',
} as const
