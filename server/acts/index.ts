import type { ActVerb } from '../../lib/policy/can'
import type { Act } from './act'
import { close } from './close'
import { focus } from './focus'
import { join } from './join'
import { leave } from './leave'
import { start } from './start'

/** The one table of acts. Rooms, trail, `/api/schema` and the tests work from it. */
export const ACTS: Record<ActVerb, Act> = { start, join, leave, focus, close }

export const actOf = (verb: string): Act | undefined => Object.values(ACTS).find(a => a.verb === verb)
