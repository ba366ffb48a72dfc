'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { UNSEEN } from '../../lib/meeting/looks'
import type { AdminCommand } from '../../lib/protocol/administer'
import { admin } from '../../lib/text/admin'
import { post } from '../posted'

/** One command at a time. `problem` is the sentence of the last one that did not work. */
export function useCommand() {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  /** What was done, or null where it was not. The page behind is brought up to date. */
  const run = async (command: AdminCommand, input: object): Promise<{ value: unknown } | null> => {
    if (busy) return null
    setBusy(true)
    setProblem(null)
    const done = await post(`/api/admin/${command}`, input)
    setBusy(false)
    router.refresh()
    if (done !== 'away' && done.ok) return { value: done.value }
    if (done !== 'away' && done.code === 'step-up') return toProof()
    if (done !== 'away' && done.code === 'signed-out') return toSignIn()
    setProblem(done === 'away' ? admin.away : done.reason)
    return null
  }
  return { run, problem, setProblem, busy }
}

const here = () => encodeURIComponent(location.pathname)
const toProof = () => {
  location.assign(`/step-up?to=${here()}`)
  return null
}
const toSignIn = () => {
  location.assign(`/sign-in?to=${here()}`)
  return null
}

/** One line as it may travel: nothing unseen in it, no spaces around it. */
export const oneLine = (text: string) => text.replace(new RegExp(UNSEEN, 'gu'), ' ').replace(/\s+/g, ' ').trim()
