'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { RequestCommand } from '../../../../lib/protocol/requests'
import { requestsPage as words } from '../../../../lib/text/requests'
import { clean } from '../../../live/clean'
import { post } from '../../../posted'

type Wish = RequestCommand extends infer One ? (One extends { key: string } ? Omit<One, 'key'> : never) : never

/** One thing at a time. `problem` is the sentence of what did not work; what was typed stays where it is. */
export function useRequests(meeting: string) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (wish: Wish): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setProblem(null)
    const done = await post(`/api/meetings/${meeting}/requests`, clean({ ...wish, key: crypto.randomUUID() }))
    setBusy(false)
    if (done !== 'away' && done.ok) {
      router.refresh()
      return true
    }
    setProblem(done === 'away' ? words.away : done.reason)
    return false
  }
  return { run, problem, setProblem, busy }
}
