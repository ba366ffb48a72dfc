'use client'
import { useCallback, useEffect, useState } from 'react'
import type { SetupDraft } from '../../../../lib/meeting/setup/draft'
import { changedFields, type Field, merged } from '../../../../lib/meeting/setup/edit'
import type { Problem } from '../../../../lib/meeting/setup/read'
import type { MeetingForm } from '../../../../lib/protocol/set-up'
import { setUpAgain } from '../../../../lib/text/set-up-again'
import { setup } from '../../../../lib/text/setup'
import { change as send } from '../../set-up/[id]/send'

/** Somebody else saved first: their form, and where both changed the same. */
type Overtaken = { by: string | null; both: Field[]; theirs: MeetingForm }
/** What came of saving last; `fault` is a sentence. */
type Said = { saved?: { at: string; invited: number }; overtaken?: Overtaken; fault?: string; gone?: true }

/**
 * A meeting's set-up as it was opened, and as it is to be. Nothing that was typed is taken away: what somebody else saved in the
 * meantime comes in beneath it, and is shown before it is saved again.
 */
export function useChange(opened: MeetingForm) {
  const [base, setBase] = useState(opened)
  const [draft, setDraft] = useState(opened.draft)
  const [said, setSaid] = useState<Said>({})
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const fields = changedFields(base.draft, draft)
  const unsaved = fields.length > 0

  const change = useCallback((to: (draft: SetupDraft) => SetupDraft) => {
    setProblems([])
    setDraft(to)
  }, [])

  /** What is not right with it, once the server looked; nothing where it was saved. */
  const save = async (): Promise<Problem[]> => {
    setBusy(true)
    const answer = await send(base, draft)
    setBusy(false)
    if (answer === 'away') setSaid({ fault: setup.fault })
    else if (answer === 'gone') setSaid({ gone: true })
    else if (answer.ok) {
      setBase(answer.form)
      setDraft(answer.form.draft)
      setSaid({ saved: answer })
    } else if (answer.code === 'superseded') {
      const { theirs, by } = answer
      const { draft: both, ...where } = merged(base.draft, draft, theirs.draft)
      setBase(theirs)
      setDraft(both)
      setSaid({ overtaken: { by, theirs, ...where } })
    } else if (answer.code === 'schema') {
      setSaid({})
      setProblems(answer.problems)
      return answer.problems
    } else setSaid({ fault: answer.code === 'closed' ? setUpAgain.over : setup.fault })
    return []
  }

  const undo = () => {
    setDraft(base.draft)
    setProblems([])
    setSaid({})
  }

  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsaved])

  return { base, draft, change, fields, said, problems, busy, save, undo }
}
