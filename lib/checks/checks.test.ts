import { describe, expect, test } from 'vitest'
import { checks } from '../text/checks'
import { type Finding, findingsIn, type Said } from './checks'
import { startingLists, wordLists } from './lists'
import { CHECKS, type CheckName } from './names'
import { AROUND } from './testing/texts'

const ask = (said: Said, lists = startingLists) => findingsIn(said, AROUND, lists)
const of = (check: CheckName, said: Said) => ask(said).filter(finding => finding.check === check)
const full: Said = {
  heading: 'accurate',
  body: 'Theo arrived without a coat; the temperature was 3 degrees.',
  nature: 'fact',
  children: ['00000000-0000-4000-8000-000000000001'],
  event: { precision: 'day', date: '2026-11-02' },
  source: { ref: 'School log' },
  impact: 'He was cold all morning.',
}

describe('C1 what is worth another look is asked for, and only that', () => {
  const cases: [CheckName, Partial<Said>, string | undefined][] = [
    ['opinion-as-fact', { body: 'Theo obviously heard it.' }, 'obviously'],
    ['no-basis', { nature: 'opinion' }, undefined],
    ['judgemental', { body: 'Dean Failed to  engage.' }, 'Failed to  engage'],
    ['vague', { body: 'Theo is often late.' }, 'often'],
    ['undated', { event: { precision: 'unknown' } }, undefined],
    ['unsourced', { source: { ref: undefined } }, undefined],
    ['unsourced', { nature: 'reported', source: undefined }, undefined],
    ['history-no-link', { event: { precision: 'year', date: '2019-01-01' } }, undefined],
    ['history-no-link', { historic: true }, undefined],
    ['stale', { source: { ref: 'School log', asAt: '2026-10-01' } }, '2026-10-01'],
    ['several-events', { body: 'Seen on 2 July. Seen again on 19 July.' }, '2 July, 19 July'],
    ['too-long', { body: 'word '.repeat(121) }, '121'],
    ['abbreviation', { body: 'The IDVAs rang.' }, 'IDVAs'],
    ['outside-name', { body: 'It was Mrs Pritchard who rang.' }, 'Pritchard'],
    ['no-exact-words', { body: 'Theo then told the class.' }, 'Theo then told'],
    ['no-exact-words', { heading: 'childs-views' }, undefined],
    ['no-impact', { impact: undefined }, undefined],
  ]
  test.each(cases)('C1 %s', (check, change, quote) => {
    expect(ask(full)).toEqual([])
    const found = of(check, { ...full, ...change })
    expect(found).toHaveLength(1)
    expect(found[0]?.quote).toBe(quote)
  })
  test('C1 every check is shown', () => {
    expect(new Set(cases.map(([check]) => check))).toEqual(new Set(CHECKS))
  })
})

test('C2 a question quotes the very words it asks about, in the case and spacing they were written in', () => {
  const findings = ask({ ...full, body: 'Kerry is  At risk of it, Clearly. The MASH knows.' })
  const quotes = findings.flatMap(finding => (finding.quote ? [finding.quote] : []))
  expect(quotes).toEqual(['is  At risk of', 'Clearly', 'MASH'])
  const questions = checks.questions(findings)
  for (const quote of quotes) expect(questions.some(question => question.includes(quote))).toBe(true)
  expect(questions).toHaveLength(2)
})

test('C3 the same words give the same findings, whatever was asked before', () => {
  const body = 'Theo is often late. Dean failed to engage. Mr Pritchard said so.'
  const first = ask({ ...full, body })
  ask({ ...full, body: 'Nothing here.' })
  expect(ask({ ...full, body })).toEqual(first)
  expect(first.length).toBeGreaterThan(2)
})

test('C4 the lists are data: a partnership’s own words and limits take the place of ours', () => {
  const lists = wordLists.parse({ ...startingLists, vague: ['wobbl*'], longWords: 20, judgemental: [] })
  const found = ask({ ...full, body: `Wobblier, often. ${'word '.repeat(19)}Dean failed to engage.` }, lists)
  expect(found.map(({ check, quote }) => [check, quote])).toEqual([
    ['vague', 'Wobblier'],
    ['too-long', '25'],
  ])
  expect(wordLists.safeParse({ ...startingLists, vague: [' padded'] }).success).toBe(false)
  expect(wordLists.safeParse({ ...startingLists, vague: ['(a+)+$'] }).success).toBe(true)
  expect(ask({ ...full, body: 'aaaa (a+)+$ bbbb' }, { ...lists, vague: ['(a+)+$'] })[0]?.quote).toBe('(a+)+$')
})

test('C5 nothing is asked of an empty page, and no text makes a check fail', () => {
  expect(ask({ body: '  ' })).toEqual([])
  for (const body of [
    '\u202e',
    '“',
    '"'.repeat(5000),
    'Aa '.repeat(2000),
    '9'.repeat(6000),
    '👩‍👧'.repeat(500),
    '.'.repeat(6000),
  ])
    expect(Array.isArray(ask({ body, nature: 'fact' }))).toBe(true)
})

test('C6 somebody’s words in quotation marks are theirs: they are not taken for the writer’s view', () => {
  const body = 'Kerry said: “I am clearly useless.”'
  const named = (finding: Finding) => finding.check
  expect(ask({ ...full, body }).map(named)).toEqual([])
  expect(ask({ ...full, body: 'Kerry is clearly useless.' }).map(named)).toEqual(['opinion-as-fact', 'judgemental'])
})
