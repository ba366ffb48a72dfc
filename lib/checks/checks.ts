import type { Content } from '../statements/contribution'
import type { WordLists } from './lists'
import { CHECKS, type CheckName } from './names'
import { countWords, datesIn, phrasesIn, sentencesOf, unquoted } from './text'

/** What is being written: the fields so far, whether or not it could be shared yet. */
export type Said = Partial<Omit<Content, 'body'>> & { body: string }

/** What the device knows around it: the day, and whose names belong here. */
export type Around = {
  /** `YYYY-MM-DD`. */
  today: string
  /** Names of the children. */
  children: readonly string[]
  /** Everybody else whose name belongs in this meeting: family, attendees, agencies. */
  known: readonly string[]
}

/** Something worth another look before sharing. `quote` holds the very words it asks about, where there are any. */
export type Finding = { check: CheckName; field: keyof Content; quote?: string }

type Check = (said: Said, around: Around, lists: WordLists) => Finding[]

const DAY = 86_400_000
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY
const none: Finding[] = []

/** A count, a date or a time in the same sentence is the example a vague word lacks; "no concerns" is plain. */
const vague: Check = ({ body }, _around, { vague: list }) =>
  sentencesOf(body)
    .filter(sentence => !/\d|["“]/.test(sentence) && !/\b(?:no|any)\s+(?:\w+\s+)?concerns\b/i.test(sentence))
    .flatMap(sentence => phrasesIn(sentence, list))
    .map(quote => ({ check: 'vague', field: 'body', quote }))

const opinionAsFact: Check = ({ body, nature }, _around, { opinion }) =>
  nature === 'fact'
    ? phrasesIn(unquoted(body), opinion).map(quote => ({ check: 'opinion-as-fact', field: 'nature', quote }))
    : none

const noBasis: Check = ({ nature, opinionBasis }) =>
  nature === 'opinion' && !opinionBasis ? [{ check: 'no-basis', field: 'opinionBasis' }] : none

const judgemental: Check = ({ body }, _around, lists) =>
  phrasesIn(unquoted(body), lists.judgemental).map(quote => ({ check: 'judgemental', field: 'body', quote }))

/** What never happened at one time (a view) needs no date; a date in the words is one, though the form should have it. */
const undated: Check = ({ nature, event }) =>
  nature && nature !== 'opinion' && !event?.date ? [{ check: 'undated', field: 'event' }] : none

const unsourced: Check = ({ nature, source, reportedBy }) => {
  if (nature === 'reported' && !reportedBy && !source?.ref) return [{ check: 'unsourced', field: 'reportedBy' }]
  if (nature === 'fact' && !source?.ref && source?.kind !== 'seen') return [{ check: 'unsourced', field: 'source' }]
  return none
}

const historyNoLink: Check = ({ event, historic, whyNow }, { today }, { historyDays }) => {
  const last = event?.end ?? event?.date
  const old = !!last && daysBetween(last, today) > historyDays
  return (old || historic) && !whyNow ? [{ check: 'history-no-link', field: 'whyNow' }] : none
}

const stale: Check = ({ source, historic }, { today }, { staleDays }) =>
  source?.asAt && !historic && daysBetween(source.asAt, today) > staleDays
    ? [{ check: 'stale', field: 'source', quote: source.asAt }]
    : none

/** Dates in one sentence are usually one point ("logged 9 August, 20 September"); in several, several. */
const severalEvents: Check = ({ body, event }) => {
  if (event?.precision === 'period') return none
  const dated = sentencesOf(body)
    .map(datesIn)
    .filter(dates => dates.length > 0)
  const all = [...new Set(dated.flat())]
  return dated.length > 1 && all.length > 1
    ? [{ check: 'several-events', field: 'body', quote: all.slice(0, 3).join(', ') }]
    : none
}

const tooLong: Check = ({ body }, _around, { longWords }) =>
  countWords(body) > longWords ? [{ check: 'too-long', field: 'body', quote: String(countWords(body)) }] : none

const abbreviation: Check = ({ body }, { known }, { knownAbbreviations }) => {
  const fine = new Set([...knownAbbreviations, ...known.flatMap(name => name.split(/[^\p{L}]+/u))])
  const found = Array.from(body.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{2,6}s?(?![\p{L}\p{N}]|-\p{N})/gu))
    .filter(({ 0: word, index }) => {
      const bare = word.replace(/s$/, '')
      const explained = /^\s*\(/.test(body.slice(index + word.length)) || /\(\s*$/.test(body.slice(0, index))
      return !fine.has(bare) && !fine.has(word) && !explained
    })
    .map(([word]) => word)
  return [...new Set(found)].map(quote => ({ check: 'abbreviation', field: 'body', quote }))
}

const TITLE = /^(?:Mr|Mrs|Ms|Miss|Mx|Dr)$/
const NAME = /(?<![\p{L}])\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?(?![\p{L}])/gu

/** A capitalised word that a title or a relation introduces, or two in a row inside a sentence, that nobody here is called. */
const outsideName: Check = ({ body }, { children, known }, { relations, notNames }) => {
  const here = new Set([...children, ...known, ...notNames].flatMap(name => name.toLowerCase().split(/[^\p{L}]+/u)))
  const isStranger = (word: string) =>
    !TITLE.test(word) && word.split(/[-'’]/).every(part => !here.has(part.toLowerCase()) || part === 's')
  const found = sentencesOf(body).flatMap(sentence => {
    const words = Array.from(sentence.matchAll(NAME), match => ({
      word: match[0].replace(/['’]s?$/, ''),
      at: match.index,
    }))
    return words.filter(({ word, at }, i) => {
      if (!isStranger(word)) return false
      const before = sentence.slice(0, at).trimEnd()
      if (/(?:^|\s)(?:Mr|Mrs|Ms|Miss|Mx)\.?$/.test(before)) return true
      if (
        phrasesIn(before.slice(-24), relations).some(relation => before.toLowerCase().endsWith(relation.toLowerCase()))
      )
        return true
      const next = words[i + 1]
      const follows = next && sentence.slice(at + word.length, next.at) === ' ' && isStranger(next.word)
      return before !== '' && !!follows
    })
  })
  return [...new Set(found.map(({ word }) => word))].map(quote => ({ check: 'outside-name', field: 'body', quote }))
}

const SPEAKS =
  '(?:says?|said|told|tells|ask(?:ed|s)(?!\\s+for)|described|describes|disclosed|discloses|wants|wanted|wishes|wished|reported)'

/** A child's voice is in the words, or under the heading for it, and not in the place kept for exactly that. */
const noExactWords: Check = ({ body, heading, childView }, { children }) => {
  if (childView?.exactWords || childView?.observed) return none
  const first = children.map(name => name.split(' ')[0] ?? '').filter(Boolean)
  const named =
    first.length > 0 && new RegExp(`(?<!\\p{L})(?:${first.join('|')})\\s+(?:\\p{Ll}+\\s+)?${SPEAKS}(?!\\p{L})`, 'u')
  const quote = named ? named.exec(body)?.[0] : undefined
  if (quote) return [{ check: 'no-exact-words', field: 'childView', quote }]
  return heading === 'childs-views' ? [{ check: 'no-exact-words', field: 'childView' }] : none
}

const noImpact: Check = ({ impact }) => (impact ? none : [{ check: 'no-impact', field: 'impact' }])

const RULES: Record<CheckName, Check> = {
  'opinion-as-fact': opinionAsFact,
  'no-basis': noBasis,
  judgemental,
  vague,
  undated,
  unsourced,
  'history-no-link': historyNoLink,
  stale,
  'several-events': severalEvents,
  'too-long': tooLong,
  abbreviation,
  'outside-name': outsideName,
  'no-exact-words': noExactWords,
  'no-impact': noImpact,
}

/**
 * What is worth another look before this is shared. It advises and never blocks; it runs on the device, on the
 * agency's own words. The same words and lists always give the same findings.
 */
export const findingsIn = (said: Said, around: Around, lists: WordLists): Finding[] =>
  said.body.trim() ? CHECKS.flatMap(name => RULES[name](said, around, lists)) : none
