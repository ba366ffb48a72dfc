import { clock } from './dates'

/** Sharing with more people later. */
export const widen = {
  open: 'Share more widely',
  title: (ref: string) => `Share ${ref} more widely`,
  lead: 'Choose who may read it too, and exactly which words. What quotes a child, or is kept from one of them, needs a second person: the chair, or, where the chair wrote it, the minute taker or the legal adviser.',
  leadOther: (name: string) =>
    `You confirm that these words are safe for those you choose. ${name} wrote them, and is the one to share them there.`,
  words: 'The words they would read',
  wordsHint: 'Notes for professionals stay with professionals.',
  submit: 'I confirm that these words are safe to share there',
  forward: (who: string) => `Put forward for: ${who}`,
  done: (who: string, ref: string) => `Shared with: ${who} (${ref})`,
  said: (name: string, at: string) => `${name} confirmed that it is safe, ${clock(at)}.`,
  reason: 'Why is it safe?',
  reasonHint: 'Needed where it holds something that is kept from one of its readers.',
  confirm: 'I confirm that this is safe to share there',
  waits: 'Waits for the chair to confirm that it is safe.',
  share: (who: string) => `Share it now: ${who}`,
} as const
