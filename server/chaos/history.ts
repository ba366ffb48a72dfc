/** What one person's browser was shown, sent and told, written down as it happened. Plain data: the checker knows nothing else of a run. */
export type History = {
  person: string
  role: string
  /** By audience, then by id: the receipt, and the words that stood beside it when it first appeared (null: they were gone already). */
  shown: Map<string, Map<string, Shown>>
  /** Signed checkpoints received. */
  notes: Set<string>
  /** Acts acknowledged, and every key sent. */
  acts: { verb: string; key: string; at: string }[]
  keys: { verb: string; key: string }[]
  /** Statements made here, with the audience each was made for, and those the server turned down by name. */
  made: Map<string, { audience: string; value: unknown }>
  refused: Set<string>
  /** Refusals by code. */
  refusals: Map<string, number>
  /** What no server may do to a screen: a receipt that changes, words that change under a receipt. */
  wrongs: string[]
}

export type Shown = { stamp: string; words: string | null }

export const emptyHistory = (person: string, role: string): History => ({
  person,
  role,
  shown: new Map(),
  notes: new Set(),
  acts: [],
  keys: [],
  made: new Map(),
  refused: new Set(),
  refusals: new Map(),
  wrongs: [],
})

/** One spelling for each value: keys in order. */
export const spelt = (value: unknown): string => JSON.stringify(ordered(value))

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  )
}
