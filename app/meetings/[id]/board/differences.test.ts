import { expect, test } from 'vitest'
import type { Content } from '../../../../lib/statements/contribution'
import { differences } from './differences'

const before: Content = {
  heading: 'accurate',
  body: 'Officers were called to the flat on two nights.',
  nature: 'fact',
  children: ['a'],
  impact: 'She slept badly.',
  handlingNote: 'Do not copy.',
}
const named = (child: string) => (child === 'a' ? 'Maya' : 'Jude')
const said = async (now: Content, inner = true) =>
  (await differences(before, now, named, inner)).map(({ pieces }) => pieces.map(p => `${p.is[0]}:${p.text}`).join('|'))

test('O6 a correction is told word for word, part by part; what stayed as it was is left out', async () => {
  expect(await said(before)).toEqual([])
  const now = { ...before, body: 'Officers were called to the flat on three nights.', children: ['a', 'b'] }
  expect(await said(now)).toEqual([
    's:Officers were called to the flat on |r:two|a:three|s: nights.',
    's:Maya|a: and Jude',
  ])
  const { impact: _impact, ...without } = before
  expect(await said(without)).toEqual(['r:She slept badly.'])
  const dated: Content = { ...before, event: { precision: 'day', date: '2026-10-29' } }
  expect(await said(dated)).toEqual(['r:No date given|a:29 Oct 2026'])
})

test('O6 what a family does not read on the board, it does not read in what changed', async () => {
  expect(await said({ ...before, handlingNote: 'Do not read out.' })).toHaveLength(1)
  expect(await said({ ...before, handlingNote: 'Do not read out.' }, false)).toEqual([])
})
