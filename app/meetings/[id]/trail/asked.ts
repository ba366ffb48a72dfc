import { TRAIL_PARTS, type TrailFilters } from '../../../../lib/protocol/views'
import { londonToUtc } from '../../../../lib/text/dates'

export type Asked = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : undefined)
const PICKED = ['person', 'agency', 'type', 'heading', 'child', 'item', 'audience'] as const

/** What the address asks for: times are London wall-clock, the end is the end of its minute. */
export function filtersIn(asked: Asked) {
  const typed = { from: one(asked.from), to: one(asked.to) }
  const from = typed.from ? londonToUtc(typed.from) : undefined
  const to = typed.to ? londonToUtc(typed.to)?.replace('00.000Z', '59.999999Z') : undefined
  const badTime = (typed.from !== undefined && !from) || (typed.to !== undefined && !to)
  const filters: TrailFilters = { from: from ?? undefined, to: to ?? undefined }
  for (const name of PICKED) filters[name] = one(asked[name])
  filters.part = TRAIL_PARTS.find(part => part === one(asked.part))
  return { typed, badTime, filters, page: Number(one(asked.page) ?? 1) }
}

/** The same address with something else asked for; an empty answer is left out. */
export function addressOf(path: string, asked: Asked, more: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...asked, ...more })) {
    const only = one(value)
    if (only) query.set(name, only)
  }
  return query.size > 0 ? `${path}?${query}` : path
}
