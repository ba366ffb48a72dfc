import type { MissedWhat } from '../board/missed'

const DID: Record<MissedWhat, (ref: string) => string> = {
  shared: ref => `shared ${ref}`,
  corrected: ref => `changed the words of ${ref}`,
  withdrawn: ref => `took ${ref} back`,
  marked: ref => `marked ${ref}`,
  decided: () => 'recorded a decision',
  changed: () => 'changed a decision',
  action: () => 'recorded an action',
  family: ref => (ref ? `said they do not agree with ${ref}` : 'said something in their own words'),
}

/** What somebody who comes late, or comes back, is told. */
export const missed = {
  title: 'What you missed',
  since: (time: string) => `Since ${time}, in order.`,
  start: 'From the start, in order.',
  show: 'Show',
  line: (who: string, what: MissedWhat, ref: string) => `${who} ${DID[what](ref)}`,
  done: 'I have read this',
} as const
