import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { viewOf } from '../../../../lib/board/views.test-data'
import { action, decision, familyWords, meetingOf } from '../../../../lib/record/version.test-data'
import { Copy } from './Copy'

const piece = (id: string, audience: string, children: string[], agency: string) =>
  viewOf(id, { audience, agency, mark: {}, content: { body: `${id}WORDS`, children } })

/** Each planted word, and who may have it in their copy. */
const MAY: Record<string, readonly string[]> = {
  ELLA: ['professionals', 'p1', 'a1'],
  NOAH: ['professionals', 'p1', 'p2', 'a2'],
  BOTH: ['professionals', 'p1', 'a1'],
  INNER: ['professionals', 'a1'],
  OWN: ['professionals', 'p2', 'a2'],
  HERS: ['professionals', 'p1'],
  HIS: ['professionals', 'p2'],
  DECIDED: ['professionals', 'p1', 'a1', 'a2'],
  CLOSED: ['professionals', 'a1', 'a2'],
  DEED: ['professionals', 'p1', 'c1', 'a1'],
}

test('V31 V34 V35 V43 every word that was planted is in the copies of those it is for, drawn, and in no other', () => {
  const m = meetingOf(
    [
      piece('ELLA', 'meeting', ['c1'], 'Harbour School'),
      piece('NOAH', 'meeting', ['c2'], 'Rowan Refuge'),
      piece('BOTH', 'meeting', ['c1', 'c2'], 'Harbour School'),
      piece('INNER', 'professionals', ['c1'], 'Harbour School'),
      piece('OWN', 'own-dan', ['c2'], 'Rowan Refuge'),
    ],
    {
      board: {
        family: [familyWords('leah', 'HERSWORDS'), familyWords('dan', 'HISWORDS', 'own-dan')],
        decisions: [
          decision({ reasons: 'DECIDEDWORDS' }),
          decision({ id: 'd2', child: 'c2', audience: 'professionals', reasons: 'CLOSEDWORDS' }),
        ],
        actions: [action({ what: 'DEEDWORDS', agency: 'Harbour School' })],
      },
    },
  )
  for (const { id } of m.recipients) {
    const html = renderToStaticMarkup(<Copy version={m.for(id).version} level={1} />)
    for (const [word, may] of Object.entries(MAY))
      expect(html.includes(`${word}WORDS`), `${word} in the copy of ${id}`).toBe(may.includes(id))
  }
})
