/** One line that everyone in the meeting hears. */
export const notices = {
  started: 'The meeting has started.',
  chairMoved: 'The meeting is chaired by somebody else now.',
  resumed: 'The meeting goes on.',
  adjourned: 'The meeting is adjourned. It will go on later.',
  reopened: 'The chair has opened the meeting again.',
  closed: 'The chair has closed the meeting. What is added from now on is late information.',
} as const
