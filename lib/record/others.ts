import type { ActionView } from '../board/matters'
import type { FamilyPerson } from '../meeting/setup'
import { isFamily } from '../policy/can'
import type { For } from './version'

const PLACES =
  'road|street|lane|avenue|close|crescent|terrace|house|flat|home|centre|clinic|school|nursery|college|refuge|hostel|hotel|hospital|surgery|office|library|park|church|mosque|station|court|prison'
const TIMES =
  '(to)?(day|night|morrow|morning|afternoon|evening|noon|midnight|week|weekly|weekend|daily|month|monthly|year|yearly|fortnight(ly)?|hour|hourly|half|quarter|o.?clock)|dinner|lunch|breakfast|bedtime|january|february|march|april|may|june|july|august|september|october|november|december'
const FIGURES =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)(teen|ty)|twenty|first|second|third|fourth|fifth|once|twice'
const WHERE_WHEN = new RegExp(
  `\\p{N}|\\b(at|in|on|near|by|beside|behind|opposite|outside|(mon|tues?|wed(nes)?|thur?s?|fri|sat(ur)?|sun)(day)?s?|(${PLACES}|${TIMES}|${FIGURES})s?)\\b`,
  'iu',
)

/** A way to somewhere, or past it, by its name. */
const NAMED_PLACE = /\b(to|from|via|into|towards?|through|past|around|the)\s+(the\s+)?\p{Lu}/u

/** Whether words may tell where or when somebody will be. It would rather be wrong than tell. */
export function saysWhereOrWhen(text: string): boolean {
  const plain = text.normalize('NFKD').replace(/\p{M}|\p{Cf}/gu, '')
  return WHERE_WHEN.test(plain) || NAMED_PLACE.test(plain)
}

const CALLED: Record<string, readonly string[]> = {
  mother: ['mother', 'mum', 'mummy', 'mam', 'mom'],
  father: ['father', 'dad', 'daddy'],
  grandmother: ['grandmother', 'grandma', 'granny', 'gran', 'nan', 'nana', 'nanny'],
  grandfather: ['grandfather', 'grandad', 'granddad', 'grandpa'],
  stepmother: ['stepmother', 'stepmum'],
  stepfather: ['stepfather', 'stepdad'],
  partner: ['partner', 'boyfriend', 'girlfriend', 'husband', 'wife'],
  aunt: ['aunt', 'auntie', 'aunty'],
  sister: ['sister', 'sis'],
}
/** Words of two letters or more, however their accents are written. */
const wordsIn = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}{2,}/gu) ?? []
const names = ({ name, relationship }: Pick<FamilyPerson, 'name' | 'relationship'>) => [
  ...wordsIn(name),
  ...wordsIn(relationship).flatMap(word => (word.length < 3 ? [] : (CALLED[word] ?? [word]))),
]

/**
 * Whether somebody else in the family is to do it, or any of its words names them. Names that they share with this person, or a child, tell
 * nobody apart, but for the whole name of whoever is to do it.
 */
export function ofAnother(action: ActionView, of: For): boolean {
  const { owner = '', agency = '', what, outcome = '', measure = '', contingency = '' } = action
  const { recipient, setup } = of
  const own = new Set([
    ...wordsIn(recipient.name),
    ...setup.children.flatMap(({ name }) => wordsIn(name)),
    ...(recipient.kind === 'family' ? names(recipient) : []),
  ])
  const seats = [...of.meeting.members.values()].filter(isFamily).map(({ name }) => ({ name, relationship: '' }))
  const others = [...setup.people, ...seats].filter(({ name }) => name !== recipient.name)
  const theirs = new Set(others.flatMap(names).filter(word => !own.has(word)))
  const whole = (text: string) => wordsIn(text).join(' ')
  return (
    /\bparents?\b/i.test(owner) ||
    others.some(({ name }) => whole(name) === whole(owner)) ||
    wordsIn([owner, agency, what, outcome, measure, contingency].join(' ')).some(word => theirs.has(word))
  )
}
