import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Draft, newDraft } from '../../../../lib/board/compose'
import { refuse } from '../../../../lib/protocol/codes'
import { prepare } from '../../../../lib/text/prepare'
import type { DraftView } from '../../../live/drafts'
import { live, state } from '../testing'
import { MeetingProvider } from '../ui/MeetingContext'
import { DraftStep } from './DraftStep'
import { HeldLine } from './HeldLine'

const view = (id: string, change: Partial<Draft>): DraftView => ({
  id,
  made: '',
  writers: [],
  fields: { ...newDraft('accurate', [{ id: 'c' }], ['professionals']), body: 'Calm.', nature: 'opinion', ...change },
})
const shown = (part: React.ReactNode, meeting = state, now = live) =>
  renderToStaticMarkup(
    <MeetingProvider live={now} state={meeting}>
      {part}
    </MeetingProvider>,
  )

test('U61 a draft in a list says that it waits for advice, that it is held, or why it was not shared', () => {
  const step = (change: Partial<Draft>, now = live) =>
    shown(<DraftStep draft={view('d', change)} onOpen={() => {}} />, state, now)
  expect(step({ adviceFrom: 'Named nurse' })).toContain(prepare.readiness.advice)
  expect(step({ adviceFrom: 'Named nurse' })).not.toContain('Named nurse')
  expect(step({ held: true })).toContain(prepare.readiness.held)
  const { fields } = view('d', {})
  const statement = {
    kind: 'contribution',
    v: 1,
    seen: 1,
    heading: 'accurate',
    body: fields.body,
    nature: 'opinion',
  } as const
  const { refusal } = refuse('closed', 'The meeting is closed.', ['d'])
  const returned = [{ id: 'd', audience: 'meeting', statement: { ...statement, children: ['c'] }, refusal }]
  expect(step({}, { ...live, returned })).toContain(prepare.refused('The meeting is closed.'))
  expect(step({})).not.toContain('closed')
})

test('U62 what was held is offered in the professionals’ part and not before; what waits for advice is not', () => {
  const drafts = [view('a', { held: true }), view('b', { held: true, adviceFrom: 'Nurse' }), view('c', {})]
  const line = (part?: 'open' | 'closed') =>
    shown(<HeldLine drafts={drafts} onShare={() => {}} />, {
      ...state,
      meeting: { ...state.meeting, ...(part && { part }) },
    })
  expect(line('closed')).toContain(prepare.heldNow(1))
  for (const part of ['open', undefined] as const) expect(line(part)).toBe('')
})
