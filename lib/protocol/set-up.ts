import * as z from 'zod/mini'
import { type LocalClocks, localClocks } from '../meeting/clocks'
import type { AgencyType } from '../meeting/names'
import { type SetupDraft, setupDraft } from '../meeting/setup/draft'
import type { Agency } from '../meeting/setup/index'
import type { Problem } from '../meeting/setup/read'
import { id } from '../statements/fields'

/** `POST /api/set-ups`: begins a set-up, from an earlier meeting where one is named. Answers `{id}`. */
export const beginSetUp = z.strictObject({ from: z.nullable(id) })
/** `PUT /api/set-ups/<id>`: the form as it stands, and the version it was made from. Answers `SavedSetUp`. */
export const saveSetUp = z.strictObject({ version: z.int(), draft: setupDraft })
/** `POST /api/set-ups/<id>`: makes the meeting of the version that was saved last. */
export const doSetUp = z.strictObject({ version: z.int() })
/** `DELETE /api/set-ups/<id>`: destroys the form. */
export const discardSetUp = z.strictObject({})

/** `PUT /api/clocks`: an authority's clocks and closed days. */
export const saveClocks = z.strictObject({ agency: id, clocks: localClocks })

/** A draft as it stands. `at` is when it was saved, UTC; `by` who did. */
export type OpenSetUp = { id: string; version: number; draft: SetupDraft; at: string; by: string }
export type SavedSetUp = { ok: true; version: number; at: string }
/** Somebody else saved it since: what they left, to compare. */
export type OvertakenSetUp = { ok: false; code: 'superseded'; theirs: OpenSetUp }
export type DoneSetUp = { ok: true; meeting: string } | { ok: false; code: 'schema'; problems: Problem[] }

/** One line of "Being set up". */
export type SetUpItem = { id: string; type: SetupDraft['type']; children: string; date: string; at: string; by: string }

/** Whom an organiser can invite: every agency with its people, families left out. */
export type Directory = {
  agencies: (Agency & { id: string; type: AgencyType; people: { id: string; name: string; jobTitle?: string }[] })[]
  /** What authorities say of clocks, by agency; one that is not here has the usual ones. */
  clocks: Record<string, LocalClocks>
}

/** A meeting's set-up as a form. `version` is another whenever anything in it is; `begun`: from then on little of it can be changed. */
export type MeetingForm = { id: string; version: string; draft: SetupDraft; begun: boolean }

/** `PUT /api/meetings/<id>/set-up`: the form as it is meant to be, and the version it was made from. Answers `ChangedSetUp`. */
export const changeSetUp = z.strictObject({ version: z.string().check(z.maxLength(64)), draft: setupDraft })
/** `invited`: how many people have just been given a place. Superseded: somebody else changed it since, `by` is who did so last. */
export type ChangedSetUp =
  | { ok: true; form: MeetingForm; at: string; invited: number }
  | { ok: false; code: 'schema'; problems: Problem[] }
  | { ok: false; code: 'superseded'; theirs: MeetingForm; by: string | null }
  | { ok: false; code: 'closed' | 'try_again'; reason: string }
