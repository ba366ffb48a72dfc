import type { Refusal } from '../../lib/protocol/codes'
import { account } from '../../lib/text/account'
import type { Session } from './sessions'
import type { FactorRule } from './sign-in'

/** Milliseconds for which having proved who one is stays good for exports and changes of role. */
export const STEP_UP = 5 * 60 * 1000

/** Asked before an export or a change of role, after `can()`: null, or the refusal that sends the person to `/step-up`. */
export type StepUp = (session: Session) => Refusal | null

/** The one place that decides whether somebody proved who they are recently enough. In the demo, where a second factor is only offered, always. */
export const createStepUp =
  (rule: FactorRule, now: () => number = Date.now): StepUp =>
  session => {
    if (rule === 'offered') return null
    const since = now() - (session.provenAt?.getTime() ?? Number.NEGATIVE_INFINITY)
    return since < STEP_UP ? null : { code: 'step-up', ids: [], reason: account.stepUp.reason }
  }
