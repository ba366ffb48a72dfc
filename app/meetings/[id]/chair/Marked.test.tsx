import { useState } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ContributionView } from '../../../../lib/board/draft'
import { REQUEST_ASKS } from '../../../../lib/text/board'
import { live, state } from '../testing'
import { MeetingProvider } from '../ui/MeetingContext'
import { Marked } from './Marked'
import { type Last, useMarking } from './useMarking'

const stampAt = (at: string, name: string) => ({
  n: 1,
  at,
  by: { person: name, name, agency: 'School', role: 'practitioner' },
  leaf: '',
})
const view: ContributionView = {
  id: 'c',
  version: 'c',
  audience: 'meeting',
  ref: 'ED-1',
  heading: 'accurate',
  content: { heading: 'accurate', body: 'He was late.', nature: 'fact', children: [] },
  stamp: stampAt('2026-11-22T14:00:00.000000Z', 'Ruth'),
  by: stampAt('', 'Ruth').by,
  corrected: null,
  withdrawn: null,
  mark: {
    id: 'm',
    version: 'c',
    relevance: 'relevant',
    proportionality: 'too-little',
    reason: 'No day is given.',
    request: 'date',
    stamp: stampAt('2026-11-22T14:01:00.000000Z', 'Chair'),
    changedSince: false,
  },
  additions: [],
  widenings: [],
  replies: [{ id: 'r', body: 'It was Tuesday.', version: 'c', stamp: stampAt('2026-11-22T14:02:00.000000Z', 'Ruth') }],
}

const Table = () => <Marked items={[view]} marking={useMarking('accurate', useState<readonly Last[]>([]))} />

test('U33 what is marked shows what the chair asked and what the agency answered, and the reason once', () => {
  const shown = renderToStaticMarkup(
    <MeetingProvider live={live} state={state}>
      <Table />
    </MeetingProvider>,
  )
  expect(shown).toContain(REQUEST_ASKS.date)
  expect(shown).toContain('It was Tuesday.')
  expect(shown.split('No day is given.')).toHaveLength(2)
})
