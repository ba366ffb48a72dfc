import { NO_MATTERS } from '../../../lib/board/matters'
import type { State } from '../../../lib/protocol/live'
import type { Live } from '../../live/types'

/** A meeting as its chair sees it, with nothing in it yet. */
export const state: State = {
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
  since: null,
  audiences: [],
  place: null,
  agenda: { parts: [], now: null, called: null },
  at: '',
  build: '',
  reached: {},
}

export const live: Live = {
  connection: { is: 'live' },
  state,
  roster: null,
  reached: {},
  board: [],
  agencies: [],
  alerts: [],
  questions: [],
  family: [],
  matters: NO_MATTERS,
  blocked: false,
  ahead: 0,
  sending: [],
  returned: [],
  loggedAt: null,
  witness: 'agrees',
  missed: 0,
  share: () => '',
  act: async () => ({ ok: true, at: '' }),
  dismiss: () => undefined,
}
