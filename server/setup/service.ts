import type { LocalClocks } from '../../lib/meeting/clocks'
import type { SetupDraft } from '../../lib/meeting/setup/draft'
import type {
  ChangedSetUp,
  Directory,
  DoneSetUp,
  MeetingForm,
  OpenSetUp,
  OvertakenSetUp,
  SavedSetUp,
  SetUpItem,
} from '../../lib/protocol/set-up'
import { londonDate } from '../../lib/text/dates'
import type { Session } from '../identity/sessions'
import { saveClocks } from './clocks'
import { copyMeeting } from './copy'
import { beginDraft, discardDraft, listDrafts, openDraft, organiser, saveDraft } from './drafts'
import { changeMeeting, type EditDeps, openMeetingForm } from './edit'
import { readDirectory } from './organiser'
import { setUp } from './set-up'

/** Setting meetings up, for whoever is signed in. Null, everywhere: there is none for this person. */
export type SetUpService = {
  begin(session: Session, from: string | null): Promise<string | null>
  /** The form for its screen, with whom can be invited and what it is read against; logged. */
  open(session: Session, id: string): Promise<{ form: OpenSetUp; directory: Directory; today: string } | null>
  save(
    session: Session,
    id: string,
    input: { version: number; draft: SetupDraft },
  ): Promise<SavedSetUp | OvertakenSetUp | null>
  finish(session: Session, id: string, version: number): Promise<DoneSetUp | OvertakenSetUp | null>
  /** The set-up of a meeting that is there, for whoever sees to it; logged. */
  openMeeting(session: Session, id: string): Promise<{ form: MeetingForm; directory: Directory; today: string } | null>
  /** Changes it. */
  change(session: Session, id: string, input: { version: string; draft: SetupDraft }): Promise<ChangedSetUp | null>
  discard(session: Session, id: string): Promise<boolean>
  clocks(session: Session, input: { agency: string; clocks: LocalClocks }): Promise<{ ok: true } | null>
  /** The drafts of this person's unit; null for whoever sets no meetings up. */
  list(session: Session): Promise<SetUpItem[] | null>
}

export const createSetUp = (deps: EditDeps): SetUpService => ({
  begin: (session, from) => (from ? copyMeeting(deps, session, from) : beginDraft(deps, session)),
  open: async (session, id) => {
    const form = await openDraft(deps, session, id)
    if (!form) return null
    return { form, directory: await readDirectory(deps.db), today: londonDate(new Date().toISOString()) }
  },
  openMeeting: async (session, id) => {
    const form = await openMeetingForm(deps, session, id)
    if (!form) return null
    return { form, directory: await readDirectory(deps.db), today: londonDate(new Date().toISOString()) }
  },
  change: (session, id, input) => changeMeeting(deps, session, id, input),
  save: async (session, id, input) => {
    const done = await saveDraft(deps, session, id, input)
    if (!done) return null
    return 'saved' in done ? { ok: true, ...done.saved } : { ok: false, code: 'superseded', theirs: done.overtaken }
  },
  finish: (session, id, version) => setUp(deps, session, id, version),
  discard: (session, id) => discardDraft(deps, session, id),
  clocks: (session, input) => saveClocks(deps, session, input),
  list: async session => ((await organiser(deps, session)) ? listDrafts(deps, session) : null),
})
