import { type Decoder, readVarString } from 'lib0/decoding'
import * as z from 'zod/mini'
import { REFUSAL_CODES, type Refusal } from '../../lib/protocol/codes'
import { live as text } from '../../lib/text/live'

const refusalSchema = z.object({
  code: z.catch(z.enum(REFUSAL_CODES), 'shape'),
  ids: z.array(z.string()),
  reason: z.string(),
})
/** One that names nothing. */
export const nameless: Refusal = { code: 'shape', ids: [], reason: text.refused }

/** Reads message type 4. What cannot be read is a refusal that names nothing. */
export function readRefusal(decoder: Decoder): Refusal {
  try {
    return refusalSchema.parse(JSON.parse(readVarString(decoder)))
  } catch {
    return nameless
  }
}
