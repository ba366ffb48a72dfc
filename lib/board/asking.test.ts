import { expect, test } from 'vitest'
import type { Content } from '../statements/contribution'
import { promptsAfter, withAdditions } from './asking'
import type { AdditionView } from './draft'

const content = (more: Partial<Content> = {}): Content => ({
  heading: 'accurate',
  body: 'Seen.',
  nature: 'fact',
  children: ['c1'],
  ...more,
})
const asked = (more: Partial<Content>, said = { records: true, family: false }) => promptsAfter(content(more), said)

test('O23 after sharing at most two things are asked for, impact first, from what is not said', () => {
  expect(asked({ impact: 'Afraid.' })).toEqual([])
  expect(asked({})).toEqual(['impact'])
  expect(asked({}, { records: false, family: false })).toEqual(['impact', 'records'])
  expect(asked({ impact: 'Afraid.' }, { records: false, family: false })).toEqual(['records'])
  expect(asked({ heading: 'adequate' }, { records: false, family: false })).toEqual(['impact', 'barriers'])
  const worked = { parentsEngagement: [{ how: 'Well.' }] }
  expect(asked({ impact: 'Afraid.', ...worked })).toEqual(['barriers'])
  expect(asked({ impact: 'Afraid.', parentsEngagement: [{ barriers: [{ kind: 'fear' }] }] })).toEqual([])
  const said = { heading: 'childs-views', childView: { exactWords: 'I like it.' } } as const
  expect(asked({ ...said, ...worked }, { records: false, family: false })).toEqual(['impact', 'circumstances'])
  expect(asked({ ...said, childView: { ...said.childView, circumstances: 'At tea.' } })).toEqual(['impact'])
})

test('O23 how a child’s words came out is not asked for where family read them', () => {
  const said = { impact: 'Afraid.', childView: { exactWords: 'I like it.' } }
  expect(asked(said)).toEqual(['circumstances'])
  expect(asked(said, { records: true, family: true })).toEqual([])
})

test('O24 a new wording begins with what was added, each in its place, and with nothing changed where nothing was', () => {
  const stamp = { n: 1, at: '', by: { person: '', name: '', agency: '', role: '' }, leaf: '' }
  const added = (field: AdditionView['field'], body: string): AdditionView => ({ id: body, field, body, stamp })
  expect(withAdditions(content(), [])).toEqual(content())
  const whole = withAdditions(content({ impact: 'Afraid.', parentsEngagement: [{ how: 'Well.' }] }), [
    added('impact', 'And tired.'),
    added('circumstances', 'At tea.'),
    added('barriers', 'No bus.'),
  ])
  expect(whole).toEqual(
    content({
      impact: 'Afraid.\nAnd tired.',
      childView: { circumstances: 'At tea.' },
      parentsEngagement: [{ how: 'Well.', barriers: [{ kind: 'other', note: 'No bus.' }] }],
    }),
  )
})
