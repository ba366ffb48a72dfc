import * as z from 'zod/mini'
import type { Json } from '../../lib/ledger/jcs'
import { goOn, partNow } from '../../lib/meeting/flow'
import { AGENDA_PARTS } from '../../lib/meeting/setup'
import type { MeetingState } from '../../lib/meeting/state'
import { notices } from '../../lib/text/notices'
import { trail } from '../../lib/text/trail'
import { act, type Content } from './act'

/**
 * The chair opens the meeting, or goes on with one that was adjourned. Commits to the product's version and that of the policy text people saw. Whoever was let in to
 * prepare and is here now is in; whoever is not waits at the door from this moment, and no byte of the board reaches them.
 */
export const start = act({
  verb: 'start',
  input: z.strictObject({}),
  validate: () => null,
  resolve: (_actor, _input, meeting, versions) => {
    const early = [...meeting.members.values()].filter(one => one.early).map(({ person }) => person)
    const [here, waits] = [true, false].map(is => early.filter(person => meeting.present.has(person) === is))
    const resumed: Content = meeting.status === 'adjourned' ? { resumed: true, ...clockOf(meeting) } : partOf(meeting)
    return { ...versions, ...resumed, ...(here?.length ? { here } : {}), ...(waits?.length ? { waits } : {}) }
  },
  places: ({ here, waits }) => [
    ...people(here).map(person => ({ person, become: 'here' as const })),
    ...people(waits).map(person => ({ person, become: 'waiting' as const })),
  ],
  settle: (meeting, _by, { resumed, part, stopped, paused }, at) => {
    meeting.status = 'in_progress'
    const { flow } = meeting
    if (flow.part && typeof stopped === 'string') goOn(flow.part, stopped, Number(paused), at)
    if (resumed) return
    flow.begun = at
    const first = AGENDA_PARTS.find(one => one === part)
    if (first) flow.part = partNow(first, at)
  },
  sentence: ({ resumed }) => (resumed ? trail.resumed : trail.started),
  notice: ({ resumed }) => (resumed ? notices.resumed : notices.started),
  examples: [{}],
})

/** The first part begins with the meeting; where it is chosen to begin elsewhere, the chair moves on. */
const partOf = ({ flow }: MeetingState): Content => ({ part: flow.agenda[0] ?? AGENDA_PARTS[0] })

/** Since when the clock of the part stands still. */
const clockOf = ({ flow: { part } }: MeetingState): Content =>
  part?.stopped ? { stopped: part.stopped, paused: part.paused } : {}

const people = (list: Json | undefined): string[] => (Array.isArray(list) ? list.map(String) : [])
