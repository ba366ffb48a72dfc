import type { MeetingState } from '../../lib/meeting/state'
import type { Keeper } from '../ledger/purge'
import type { Step } from './plan'

/**
 * What was decided to be destroyed is destroyed, before anyone is told that it was. Resolves to whether the whole meeting
 * was; a step whose key could not be destroyed now is marked `undone`.
 */
export async function carryOut(steps: readonly Step[], meeting: MeetingState, keeper: Keeper): Promise<boolean> {
  let disposed = false
  for (const step of steps) {
    const verb = step.act?.act.verb
    const said = meeting.said.get(String(step.act?.content.of))
    const reason = String(step.act?.content.reason ?? '')
    if (verb === 'purge' && said?.receipt)
      step.undone = !(await keeper.destroy({ log: meeting.id, ...said.receipt, reason }))
    if (verb === 'dispose') {
      step.undone = !(await keeper.dispose({ log: meeting.id, reason }))
      disposed = true
    }
  }
  return disposed
}
