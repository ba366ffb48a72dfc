/** Words that stand on every screen. */
export const shell = {
  product: 'Roundtable',
  skip: 'Skip to main content',
  home: 'Roundtable: your meetings',
  signOut: 'Sign out',
  signOutFailed: 'You are still signed in. Please try again.',
  leave: 'Leave',
  close: 'Close',
  cancel: 'Cancel',
  meetingPages: 'Meeting',
  board: 'Board',
  chronology: 'Chronology',
  prepare: 'Prepare',
  chair: 'Chair’s table',
  capture: 'Write down',
  record: 'Record',
  trail: 'Trail',
  replay: 'Replay',
  display: {
    open: 'Display settings',
    title: 'Display',
    size: 'Text size',
    theme: 'Colours',
    themes: { system: 'As this device', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    keys: 'Single keys',
    keysHint: 'Letters and numbers act only while you are in a list, never while you type.',
    on: 'On',
    off: 'Off',
    say: 'Announcements for screen readers',
    says: { all: 'All', mine: 'Only what concerns me', off: 'Off' },
    kept: 'Kept on this device, for these settings only.',
  },
} as const

export const errors = {
  notFound: {
    title: 'There is nothing here',
    body: 'The address may be mistyped, or what was here is not open to you.',
  },
  noMeeting: {
    title: 'No such meeting',
    body: 'There is no meeting at this address that is open to you. If you were invited, ask the chair to check the invitation.',
  },
  fault: {
    title: 'That did not work',
    body: 'Something went wrong on our side. Nothing that was shared is lost. Try again in a moment.',
    again: 'Try again',
  },
  elsewhere: {
    title: 'You come from another site',
    body: 'Each reading of the trail is logged under your name, so it opens only when you ask for it here.',
    open: 'Open the trail',
  },
  back: 'Your meetings',
} as const
