import * as z from 'zod/mini'
import { trail } from '../text/trail'
import { day, envelope, time, words } from './fields'
import { kind } from './kind'

const schema = z.strictObject({
  kind: z.literal('told'),
  ...envelope,
  /** Who was told, by name or post. */
  to: words(300),
  /** Who told them, where it was not the writer. */
  by: z.optional(words(300)),
  date: day,
  time: z.optional(time),
  handling: z.optional(words(300)),
  /** The agency's own reference, where what was said is kept. */
  reference: words(300),
})
export type Told = z.infer<typeof schema>

/** Something was told and is not written here: who told whom, when, how it may be handled, and where it is kept. Decisions may rely on it. */
export const told = kind({
  name: 'told',
  v: 1,
  schema,
  audience: 'professionals',
  may: () => null,
  settle: () => [],
  fold: (board, { id, statement, stamp }) => board.tell(id, statement, stamp),
  sentence: () => trail.told,
  examples: [
    {
      kind: 'told',
      v: 1,
      seen: 1,
      to: 'The chair and the social worker',
      date: '2026-11-19',
      time: '09:40',
      handling: 'Do not copy',
      reference: 'Intelligence unit, entry 2291',
    },
  ],
})
