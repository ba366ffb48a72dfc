import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { live, state } from '../testing'
import { MeetingProvider } from '../ui/MeetingContext'
import { ReturnedMarks } from './ReturnedMarks'

const reason = 'It is about another child.'
const turnedDown: typeof live = {
  ...live,
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
}

test('W7 a mark that was turned down comes back to the chair with its words and why', () => {
  const shown = renderToStaticMarkup(
    <MeetingProvider live={turnedDown} state={state}>
      <ReturnedMarks />
    </MeetingProvider>,
  )
  expect(shown).toContain(`<blockquote>${reason}</blockquote>`)
  expect(shown).toContain('withdrawn by its author')
})
