import { clockMinutes, dayLong, dayShort } from './dates'
import { counted } from './names'

const when = (at: string) => `${dayShort(at)}, ${clockMinutes(at)}`

/** Reading a meeting in an emergency without a place in it. */
export const emergency = {
  page: 'Read in an emergency',
  link: 'Read in an emergency',
  title: 'Read a meeting in an emergency',
  lead: 'For when a child cannot wait and you have no place in the meeting. Somebody else confirms it first, whoever chairs is told at once, and everything you read is logged. You cannot write.',
  nothing: { title: 'There is nothing here for you', body: 'This page is for professionals.' },
  ask: {
    title: 'Ask to read',
    which: 'Which meeting',
    ways: { child: 'The child’s name and date of birth', address: 'The meeting’s address' },
    child: 'Child’s full name',
    childHint: 'As it stands on the meeting.',
    dateOfBirth: 'Date of birth',
    address: 'Address of the meeting',
    reason: 'Why you must read it now',
    reasonHint: 'Whoever confirms reads this and may not know the family: name no child here.',
    hours: 'For how long',
    hoursOf: (n: number) => counted(n, 'hour'),
    submit: 'Ask',
    asking: 'Asking',
    done: 'You have asked',
    doneBody:
      'If there is such a meeting, those who can confirm it have been told: an administrator of your agency, whoever runs Roundtable here, and the unit that set the meeting up. Ring one of them. Once it is confirmed, this page opens the meeting.',
    missing: 'Say which meeting, and why.',
  },
  open: {
    title: 'You can read now',
    until: (at: string) => `Until ${when(at)}. Each time you open it is logged.`,
    read: 'Read it',
    end: 'I have what I needed',
  },
  confirm: {
    title: 'To confirm',
    lead: 'You confirm that this person must read a meeting now. You do not see the meeting yourself. Ring them if you do not know them.',
    who: (name: string, jobTitle: string | undefined, agency: string) =>
      [name, jobTitle, agency].filter(Boolean).join(', '),
    asked: (at: string, hours: number) => `Asked ${when(at)}, to read for ${counted(hours, 'hour')}`,
    meeting: (startsAt: string) => `Your unit’s meeting of ${dayLong(startsAt)}`,
    yes: 'Confirm',
    no: 'Turn down',
    of: (name: string) => `: ${name}`,
  },
  problem: 'That was not done',
  away: 'We could not make sure that this was done. Look again, then try again if it was not.',
  view: {
    page: 'Emergency reading',
    title: 'Emergency reading',
    lead: (until: string) =>
      `You read this without a place in the meeting, until ${when(until)}. Whoever chairs knows. This was logged when you opened it; open it again for what came since.`,
    concerns: 'Concerns',
    people: 'Family',
    said: 'What was shared',
    none: 'Nothing was shared yet.',
    by: (name: string, agency: string, at: string) => `${name}, ${agency}, ${when(at)}`,
    withdrawn: 'Withdrawn',
    decisions: 'Decisions',
    actions: 'Actions',
    actionDue: (due: string) => `By ${due}`,
    back: 'Back',
  },
  chaired: {
    title: 'Who reads your meeting now',
    who: (name: string, agency: string) => `${name}, ${agency}`,
    until: (at: string) => `Until ${when(at)}. The meeting’s log says why, and who confirmed it.`,
    end: 'End it now',
    of: (name: string) => `: ${name}`,
  },
  told: {
    title: (name: string, agency: string) => `${name} (${agency}) can read your meeting in an emergency`,
    body: (until: string) => `Two people agreed to it. It ends by itself ${when(until)}. You can end it now.`,
    overTitle: (name: string, agency: string) => `${name} (${agency}) could read your meeting in an emergency`,
    overBody: 'It is over. The meeting’s log says why, and who confirmed it.',
    end: 'End it now',
    seen: 'I know',
  },
  waiting: {
    title: (n: number) => counted(n, 'person asks to read in an emergency', 'people ask to read in an emergency'),
    look: 'Look at it',
  },
  notForYou: 'Reading in an emergency is for professionals without a place in the meeting.',
  notYours: 'That is for an administrator of their agency, whoever runs Roundtable here, or the unit of the meeting.',
  secondPerson: 'Somebody else must confirm that: it takes two people.',
  sameDoor: 'One of you two gave the other the way in to their account. Somebody else must confirm that.',
  yourPlace: 'You have a place in this meeting. Open it from “Your meetings”.',
  answered: 'Somebody has answered that already.',
  over: 'That is over already.',
} as const
