/** The value below which this part (0 to 1) of the samples lies. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN
}

export const median = (samples: readonly number[]) => quantile(samples, 0.5)

/** One figure of several rounds: the middle one, with the lowest and the highest. */
export type Spread = { mid: number; low: number; high: number }
export const spread = (samples: readonly number[]): Spread => ({
  mid: median(samples),
  low: Math.min(...samples),
  high: Math.max(...samples),
})

/** Round by round, ours by theirs: what a busy minute does to both cancels out. */
export const ratios = (ours: readonly number[], theirs: readonly number[]): Spread =>
  spread(ours.map((value, i) => value / (theirs[i] ?? Number.NaN)))
