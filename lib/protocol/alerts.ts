import * as z from 'zod/mini'

/** How long something that cannot wait goes unanswered before more people are told, ms. */
export const ESCALATE_MS = 10 * 60_000

const raised = z.object({ meeting: z.string(), at: z.string() })
/** Something that cannot wait and that nobody has answered: where, and since when. */
export type Raised = z.infer<typeof raised>

const reading = z.object({
  id: z.string(),
  meeting: z.string(),
  name: z.string(),
  agency: z.string(),
  until: z.string(),
  over: z.boolean(),
})
/** That somebody reads, or read, a meeting in an emergency: for whoever chairs it, until they say that they know. */
export type EmergencyTold = z.infer<typeof reading>
/** `waiting`: how many requests this person may confirm; `mine`: how many meetings they may read so now. */
export const emergencyNews = z.object({ told: z.array(reading), waiting: z.int(), mine: z.int() })
export type EmergencyNews = z.infer<typeof emergencyNews>

/** `GET /api/alerts`: what waits for whoever asks, who reads their meetings in an emergency, and the local number to ring, where one is set. */
export const alertsView = z.object({ raised: z.array(raised), emergency: emergencyNews, local: z.nullable(z.string()) })
export type AlertsView = z.infer<typeof alertsView>
