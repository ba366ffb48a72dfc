import { z } from 'zod'
import { HEADINGS } from '../../lib/meeting/names'
import type { ReadEntry } from './ledger'

const remainsSchema = z.object({
  of: z.string(),
  entry: z.number(),
  reason: z.string(),
  receipt: z.object({
    at: z.string(),
    by: z.object({ person: z.string(), name: z.string(), agency: z.string(), role: z.string() }),
  }),
  left: z.object({
    kind: z.string(),
    contribution: z.string(),
    heading: z.enum(HEADINGS).nullable(),
    marked: z.boolean(),
  }),
})

/** What an `act.purge` keeps of a statement whose words are gone. `destroyedAt` is when it was entered. */
export type Remains = z.infer<typeof remainsSchema> & { destroyedAt: string }

/** By statement. */
export const remains = (stored: readonly ReadEntry[]): ReadonlyMap<string, Remains> =>
  new Map(
    stored.flatMap(({ fields }) => {
      const { data } = fields?.type === 'act.purge' ? remainsSchema.safeParse(fields.content) : {}
      return data && fields ? [[data.of, { ...data, destroyedAt: fields.at }] as const] : []
    }),
  )
