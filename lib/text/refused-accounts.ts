/** Why something about accounts and agencies is not done. Apart from the other refusals, which every board loads. */
export const refusedAccounts = {
  codeTaken: 'Another agency has that code. Choose another.',
  agencyTaken: 'There is an agency of that name already.',
  emailTaken: 'Somebody has an account with that e-mail address already.',
  lastAdministrator: 'Somebody must look after Roundtable. Appoint another administrator first.',
  notYourself: 'Ask another administrator to do that for you.',
  setUpAlready: 'This account is set up already.',
  noneToInvite: 'This account is disabled. Enable it first.',
  ownAdministrators: 'Somebody who administers their agency gives them their link.',
  mailedJustNow: 'An e-mail went to them a moment ago. Wait a minute, then try again.',
  familyStays: 'A family stays a family, and an agency an agency.',
  notFamily: 'That is for the people of a family.',
  linkOtherAddress: 'This link is not for that e-mail address.',
  passphraseEasy: 'That passphrase is easy to guess. Choose one that does not hold your name or address.',
  notSaid: 'Please check what you filled in.',
  linkOver: 'This link no longer works. It was used, replaced, or is too old. Ask whoever sent it for a new one.',
  linkNotYours: (name: string) => `This link is not for ${name}.`,
} as const
