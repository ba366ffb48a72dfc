import { withFamily } from '../../../../lib/board/beside'
import type { ContributionView, WideningView } from '../../../../lib/board/draft'
import { confirms } from '../../../../lib/meeting/guard'
import type { Member } from '../../../../lib/meeting/state'
import type { AudienceInfo } from '../../../../lib/protocol/live'

/** Whether an audience has readers that another has not. */
export function reaches(one: AudienceInfo, from: AudienceInfo | undefined): boolean {
  const there = new Set((from?.readers ?? []).map(({ person }) => person))
  return one.id !== from?.id && (withFamily(one) || (one.readers ?? []).some(({ person }) => !there.has(person)))
}

/** What was put forward under one id: the words, who said so, and what it has become. */
export type Forward = { as: string; first: WideningView; said: WideningView[]; shared: ContributionView | undefined }

/** What was put forward of a contribution as it stands now; what became of older versions is not asked again. */
export function forwards(view: ContributionView, board: readonly ContributionView[]): Forward[] {
  const byId = new Map<string, WideningView[]>()
  for (const one of view.widenings) byId.set(one.as, [...(byId.get(one.as) ?? []), one])
  return [...byId].flatMap(([as, said]) => {
    const [first] = said
    const shared = board.find(other => other.id === as)
    return first && (shared || first.version === view.version) ? [{ as, first, said, shared }] : []
  })
}

/** Whether this person has a word of their own to add: the author, or the second of two, each once. */
export const maySay = (me: Member, view: ContributionView, { said, shared }: Forward): boolean =>
  !shared &&
  !said.some(one => one.stamp.by.person === me.person) &&
  (view.stamp.by.person === me.person || confirms(me, roleOf(view)))

/** The author's role when they shared it. */
const roleOf = ({ stamp }: ContributionView): Pick<Member, 'role'> | undefined =>
  stamp.by.role === 'chair' || stamp.by.role === 'acting_chair' ? { role: stamp.by.role } : undefined
