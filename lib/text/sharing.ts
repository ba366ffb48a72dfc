import type { Role } from '../meeting/names'
import { callNames, counted, listed } from './names'

type Reader = { person: string; name: string; role: Role; jobTitle?: string }

const FAMILY: readonly Role[] = ['family', 'child']
const MAX_NAMED = 3

/** Whose advocate it is, as far as the meeting's own words say. */
function possessive(family: readonly Reader[]): string {
  const [only] = family
  if (family.length !== 1 || !only) return 'an'
  const title = only.jobTitle?.toLowerCase() ?? ''
  if (/mother|mum|aunt|sister/.test(title)) return 'her'
  if (/father|dad|uncle|brother/.test(title)) return 'his'
  return 'their'
}

const supporterWord = (reader: Reader) => (/advocate/i.test(reader.jobTitle ?? '') ? 'advocate' : 'supporter')

function supporters(list: readonly Reader[], family: readonly Reader[]): string[] {
  if (list.length === 0) return []
  const advocates = list.every(r => supporterWord(r) === 'advocate')
  if (list.length > 1) return [counted(list.length, advocates ? 'advocate' : 'supporter')]
  const word = supporterWord(list[0]!)
  const whose = possessive(family)
  return [whose === 'an' ? `${word === 'advocate' ? 'an' : 'a'} ${word}` : `${whose} ${word}`]
}

/** Everyone who could see a share, family first: "Leah, her advocate and 7 professionals". Empty when there is nobody else. */
function audienceWords(readers: readonly Reader[], me: string): string {
  const others = readers.filter(r => r.person !== me)
  const family = others.filter(r => FAMILY.includes(r.role))
  const support = others.filter(r => r.role === 'supporter')
  const count = (role: Role) => others.filter(r => r.role === role).length
  const [interpreters, guests] = [count('interpreter'), count('guest')]
  const professionals = others.length - family.length - support.length - interpreters - guests
  return listed([
    ...(family.length > MAX_NAMED ? [counted(family.length, 'family member')] : callNames(family)),
    ...supporters(support, family),
    ...(interpreters > 0 ? [counted(interpreters, 'interpreter')] : []),
    ...(guests > 0 ? [counted(guests, 'guest')] : []),
    ...(professionals > 0 ? [counted(professionals, 'professional')] : []),
  ])
}

/** Family and those who support them, as people are called: "Leah and her advocate". Empty where there are none. */
export function familyWords(readers: readonly Reader[]): string {
  const family = readers.filter(r => FAMILY.includes(r.role))
  return listed([
    ...callNames(family),
    ...supporters(
      readers.filter(r => r.role === 'supporter'),
      family,
    ),
  ])
}

export const behalfWords = {
  whose: 'Whose words are these?',
  mine: 'My own',
  choose: 'Choose who said it',
  option: (name: string, agency: string) => `${name}, ${agency}`,
  readBack: 'I read it back to them, and they confirmed it',
  missing: 'Choose whose words these are: the minute taker types for others.',
  typedBy: (name: string) => `Typed by ${name}`,
  forSomebody: 'Typed for somebody else in the meeting',
  report: (day: string) => `from a written report dated ${day}`,
  that: 'That is what I said',
  byThemselves: 'confirmed by themselves',
  confirmed: 'read back and confirmed aloud',
  notYet: 'not read back yet',
} as const

export const shareWords = {
  who: (n: number) => `Who can see it: ${counted(n, 'person', 'people')}`,
  nobody: 'Nobody else can see it yet.',
  here: 'here now',
  notHere: 'not here yet',
  familyHere: (names: string, several: boolean) =>
    `${names} ${several ? 'are' : 'is'} here and would read this at once.`,
  hold: 'Hold for professionals only',
  grewTitle: 'More people can see this than when you began',
  grew: (names: readonly string[]) => `${listed(names)} can see it now too.`,
  grewAgain: (names: readonly string[]) => `Share with ${listed(names)} too`,
  person: (name: string, agency: string) => `${name} (${agency})`,
} as const

/** The share button: it always names who could see it. */
export function shareButton(readers: readonly Reader[], me: string): string {
  const who = audienceWords(readers, me)
  return who ? `Share with ${who}` : 'Share: nobody else can see it yet'
}
