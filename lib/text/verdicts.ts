import type { Failure, Unreadable } from '../ledger/verdict'

/** What each failure means, for people. */
export const FAILURE_SENTENCES: Record<Failure, string> = {
  schema: 'The file does not have the exact form of an evidence bundle.',
  key: 'The file’s list of keys is not as it must be.',
  note: 'A checkpoint in the file is not a checkpoint.',
  origin: 'A checkpoint in the file belongs to another log.',
  signature: 'A checkpoint in the file was not signed by the key it names.',
  untrusted: 'A checkpoint in the file was not signed by the key you gave.',
  header: 'The header of an entry is damaged.',
  opening: 'What the file says in this entry is not what was entered in the log.',
  value: 'This entry says something that no entry may say.',
  seq: 'This entry is not at the place where it was entered.',
  time: 'This entry is not later than the one before it.',
  size: 'Entries are missing, or there are too many.',
  root: 'The entries are not those that the checkpoint was signed for.',
  proof: 'This entry is not in the log that the checkpoint was signed for.',
  closing: 'The log does not continue what was signed when the meeting closed.',
  audience: 'The audiences in the file are not those that its entries name.',
  'audience-size': 'Statements of an audience are missing, or there are too many.',
  'audience-root': 'The statements of an audience are not those that its checkpoint was signed for.',
  access: 'What the access log says of this meeting does not fit the file.',
  seen: 'The file does not continue the checkpoint that was seen elsewhere.',
}

export const UNREADABLE_SENTENCES: Record<Unreadable['failure'], string> = {
  json: 'The file cannot be read: it is damaged, or not JSON.',
  format: 'The file is not an evidence bundle, or is of a version this verifier does not know.',
}
