import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { State } from '../../../../lib/protocol/live'
import type { Live } from '../../../live/types'
import { MeetingProvider } from '../ui/MeetingContext'
import { ReturnedMarks } from './ReturnedMarks'

const state: State = {
  meeting: {
    id: 'm',
    status: 'in_progress',
    startsAt: '',
    endsAt: '',
    title: '',
    type: 'core_group',
    children: [],
    agencies: [],
    concerns: [],
  },
  me: { person: 'p', name: 'Ruth', agency: 'Council', role: 'chair', admitted: true },
  audiences: [],
  place: null,
  at: '',
  build: '',
  reached: {},
}
const reason = 'It is about another child.'
const live: Live = {
  connection: { is: 'live' },
  state,
  roster: null,
  board: [],
  agencies: [],
  sending: [],
  returned: [
    {
      id: 'r',
      audience: 'professionals',
      statement: {
        kind: 'mark',
        v: 1,
        seen: 1,
        contribution: 'c',
        version: 'c',
        relevance: 'not-relevant',
        proportionality: null,
        request: 'none',
        reason,
      },
      refusal: { code: 'withdrawn', ids: ['r'], reason: 'That contribution was withdrawn by its author.' },
    },
  ],
  loggedAt: null,
  witness: 'agrees',
  missed: 0,
  share: () => '',
  act: async () => ({ ok: true, at: '' }),
  dismiss: () => undefined,
}

test('W7 a mark that was turned down comes back to the chair with its words and why', () => {
  const shown = renderToStaticMarkup(
    <MeetingProvider live={live} state={state}>
      <ReturnedMarks />
    </MeetingProvider>,
  )
  expect(shown).toContain(`<blockquote>${reason}</blockquote>`)
  expect(shown).toContain('withdrawn by its author')
})
