/** What an address answers, besides its pages, when it gives nothing. */
export const answers = {
  signIn: 'Sign in first.',
  noMeeting: 'There is no such meeting for you.',
  nothing: 'There is nothing here.',
  fault: 'Something went wrong. Please try again.',
  elsewhere: 'This was asked for from another site. Open it from your meeting.',
  otherSite: 'This request came from another site.',
  notAForm: 'Send the sign-in form as a form.',
  notJson: 'Send what you ask for as JSON.',
  noLength: 'Say how long the form is.',
  formTooLarge: 'That form is too large.',
  returnAddress: 'That address to return to is not one.',
  again: 'Try again.',
  away: 'We cannot reach the database at the moment. Try again shortly.',
} as const
