import { expect, test } from 'vitest'
import { newDraft } from '../board/compose'
import { type Paragraph, paragraphs, paragraphsOf } from './analysis'
import { meetingOf, textOf } from './version.test-data'

const ID = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const written = (n: number, fields: Partial<Paragraph & { audience: string }>, made = `${n}`) => ({
  id: ID(n),
  made,
  fields: {
    ...newDraft('necessary', [], []),
    audience: fields.audience ?? '',
    audienceChosen: fields.audience !== undefined,
    headline: fields.title ?? '',
    body: fields.body ?? 'Words.',
    children: fields.children ?? [],
  },
})

test('V48 paragraphs stand in the order they were begun, word for word; one without words is not in the analysis', () => {
  const all = paragraphsOf([
    written(3, { body: 'Third.' }),
    written(1, { title: 'What worries us', body: ' First,\nin two lines. ' }),
    written(2, { title: 'Begun and left', body: ' \n\u200b' }),
  ])
  expect(all.map(({ title, body }) => [title, body])).toEqual([
    ['What worries us', ' First,\nin two lines. '],
    ['', 'Third.'],
  ])
  const { record } = meetingOf([], { analysis: all })
  expect(record.analysis).toMatchObject([{ body: ' First,\nin two lines. ' }, { body: 'Third.' }])
  expect(meetingOf([]).record).not.toHaveProperty('analysis')
  expect(meetingOf([]).for('p1').version.record).not.toHaveProperty('analysis')
})

test('V49 a paragraph is for the professionals’ copy alone until somebody says that it is for everybody', () => {
  const said = ['', 'professionals', 'own', 'Meeting', 'meeting'].map((audience, i) => written(i, { audience }))
  expect(paragraphsOf(said).map(({ everybody }) => everybody)).toEqual([false, false, false, false, true])
  // As the form begins one, and as a draft reads that says nothing of it.
  const begun = { ...newDraft('necessary', [], ['meeting']), body: 'Words.' }
  expect(paragraphsOf([{ id: ID(1), made: '', fields: begun }])[0]?.everybody).toBe(false)
})

test('V49 each copy has the paragraphs that are for it and no letter of the others, and each left out is named with why', () => {
  const paragraph = (id: string, everybody: boolean, children: string[]): Paragraph => ({
    id,
    title: '',
    body: `${id}WORDS`,
    everybody,
    children,
  })
  const m = meetingOf([], {
    analysis: [
      paragraph('ALL', true, []),
      paragraph('ELLA', true, ['c1']),
      paragraph('NOAH', true, ['c2']),
      paragraph('ONLY', false, ['c2']),
      paragraph('GONE', true, ['somebody who is no child of the meeting']),
    ],
  })
  const may: Record<string, readonly string[]> = {
    professionals: ['ALL', 'ELLA', 'NOAH', 'ONLY', 'GONE'],
    a1: ['ALL', 'ELLA', 'NOAH', 'GONE'],
    a2: ['ALL', 'ELLA', 'NOAH', 'GONE'],
    p1: ['ALL', 'ELLA', 'NOAH'],
    p2: ['NOAH'],
    p3: [],
    c1: [],
    c2: [],
  }
  expect(m.recipients.map(({ id }) => id).sort()).toEqual(Object.keys(may).sort())
  for (const { id } of m.recipients) {
    const { version, leftOut } = m.for(id)
    for (const word of may.professionals!) {
      expect(textOf(version).includes(`${word}WORDS`), `${word} for ${id}`).toBe(may[id]!.includes(word))
      expect(
        leftOut.some(one => one.id === word && one.part === 'analysis'),
        `${word} out of ${id}`,
      ).toBe(!may[id]!.includes(word))
    }
    expect(textOf(version).includes('"only"'), `that there is more, for ${id}`).toBe(id === 'professionals')
  }
  const why = (id: string) => m.for(id).leftOut.map(one => [one.id, one.why])
  expect(why('p2')).toEqual(
    expect.arrayContaining([
      ['ALL', 'other-child'],
      ['ELLA', 'other-child'],
      ['ONLY', 'only'],
    ]),
  )
  expect(why('c2')).toEqual(expect.arrayContaining([['NOAH', 'plain']]))
  expect(m.for('p2').version.record.analysis).toMatchObject([{ about: ['Noah Marsh'] }])
})

test('V51 what an approval enters is what can be read back, and nothing else', () => {
  const one = { id: ID(1), title: '', body: 'Words.', everybody: false, children: [] }
  expect(paragraphs.safeParse([one]).success).toBe(true)
  for (const wrong of [
    [],
    [{ ...one, body: ' ' }],
    [{ ...one, by: 'somebody' }],
    [{ ...one, id: '1' }],
    Array.from({ length: 4 }, () => ({ ...one, body: 'x'.repeat(20_000) })),
  ])
    expect(paragraphs.safeParse(wrong).success).toBe(false)
})
