import type { Field } from '../meeting/setup/edit'
import { counted, listed } from './names'

const FIELD_WORDS: Record<Field, string> = {
  type: 'kind of meeting',
  title: 'title',
  date: 'day',
  from: 'start',
  to: 'end',
  place: 'place',
  purpose: 'purpose',
  legalContext: 'legal basis',
  strategyDiscussion: 'day of the strategy discussion',
  concerns: 'concerns',
  children: 'children',
  people: 'family',
  terms: 'protected words',
  apart: 'who is kept apart',
  agencies: 'names family see',
  attendees: 'people invited',
  apologies: 'apologies',
  quorum: 'quorum rule',
  quorumAgencies: 'agencies needed',
  due: 'what falls due',
  agenda: 'agenda',
  accessDays: 'end of access',
}
const isField = (text: string): text is Field => Object.hasOwn(FIELD_WORDS, text)
/** Fields of the form as people call them: "place, agenda". */
export const fieldWords = (fields: readonly string[]) =>
  listed(fields.map(field => (isField(field) ? FIELD_WORDS[field] : field)))

/** Changing the set-up of a meeting that is there. */
export const setUpAgain = {
  page: 'Change the set-up',
  link: 'Change the set-up',
  lead: 'Everyone’s screen follows as soon as you save. Each change stands in the meeting’s log with your name.',
  begun:
    'The meeting has begun. You can still change the place, the responsible authority, the agenda and apologies, protect more words, and invite people: they wait at the door until they are let in.',
  private: 'Only whoever chairs, takes the minutes, or belongs to the unit that set the meeting up can see this.',
  save: 'Save the changes',
  saving: 'Saving',
  nothing: 'Nothing changed',
  unsaved: (fields: readonly Field[]) => `Not saved yet: ${fieldWords(fields)}`,
  saved: (time: string) => `Saved ${time}`,
  invite: 'Send their invitations',
  newcomers: (n: number) => `${counted(n, 'person', 'people')} invited just now. Their invitations are not sent yet.`,
  undo: 'Undo my changes',
  back: 'To the invitations',
  gone: {
    title: 'This set-up is no longer yours to change',
    body: 'The meeting is closed, or somebody else sees to it now. What you wrote is still on this screen; copy what you need.',
  },
  overtaken: {
    title: 'Someone else changed this set-up',
    body: (name: string | null) =>
      `${name ?? 'Somebody'} saved a change in the meantime. It is on your screen now, and your own changes are too. Look at them, then save again.`,
    both: (fields: readonly Field[]) =>
      `You both changed the ${fieldWords(fields)}. What you see there is yours, and saving replaces theirs.`,
    theirs: 'Take theirs instead',
  },
  stayApart:
    'Whoever is kept apart stays apart in this meeting. Bring the pair back; someone who will not come can be marked so.',
  tooLate: 'This cannot be changed once the meeting has begun.',
  sharesOther: 'This person is in somebody else’s session here already. Bringing them together is not possible.',
  onOneList: 'These two are on a list together already, so they cannot be kept apart in this meeting.',
  otherPlace: 'This person had another kind of place here before. Give somebody else this one.',
  over: 'The meeting is closed, so its set-up stays as it is.',
} as const
