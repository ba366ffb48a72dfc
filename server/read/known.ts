import type { Member } from '../../lib/meeting/state'
import { canRead } from '../../lib/policy/can'
import { type Content, heardBy } from '../acts/act'
import { actOf } from '../acts/index'
import type { ReadEntry } from '../ledger/ledger'
import type { People } from '../rooms/people'

type Audiences = People['audiences']

/**
 * The entries (by `seq`) that this reader of a log may not know of: what stands on a named list they are not on, that the list was
 * made, and what was done with anything on it. The auditor reads everything.
 */
export function hiddenFrom(me: Member, entries: readonly ReadEntry[], audiences: Audiences): ReadonlySet<number> {
  if (me.role === 'auditor') return new Set()
  const mine = (id: string) => {
    const audience = audiences.get(id)
    return audience?.kind !== 'named' || canRead(me, audience)
  }
  const stands = new Map(
    entries.flatMap(({ once, audience }) => (audience === null ? [] : [[once, audience] as const])),
  )
  const known = (entry: ReadEntry): boolean => {
    if (entry.audience !== null) return mine(entry.audience)
    const act = actOf(entry.fields?.type.slice('act.'.length) ?? '')
    const content = entry.fields?.content ?? {}
    const about = [content.of, content.contribution, content.statement].flatMap(of => stands.get(String(of)) ?? [])
    return [...about, ...(act ? [heardBy(act, content)] : [])].every(mine)
  }
  const hidden = new Set(entries.filter(entry => !known(entry)).map(({ seq }) => seq))
  for (const { seq, fields } of entries)
    if (fields?.type === 'act.withhold' && decidesOn(fields.content, hidden)) hidden.add(seq)
  return hidden
}

/** What was decided of an entry that this reader may not know of, and why, is hidden with it. */
const decidesOn = (content: Content | null, hidden: ReadonlySet<number>) =>
  Array.isArray(content?.parts) && content.parts.some(part => hidden.has(Number(String(part).split('/')[0])))
