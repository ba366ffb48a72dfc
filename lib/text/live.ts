/** Sentences of the live connection: what a person reads when their words could not be delivered, or a command got no answer. */
export const live = {
  refused: 'The server could not take this. Your words are still here.',
  unreadable: 'Some of this could not be read, so it was not shared. Your words are still here.',
  noRoom: 'You cannot share with these people at the moment. Your words are still here.',
  ended: 'The connection ended before this was confirmed. Look at the board before you share it again.',
  tooLarge: 'This was too large to be sent in one piece, so it was not shared. Your words are still here.',
  noAnswer: 'There was no answer from the server. Check the connection and try again.',
} as const
