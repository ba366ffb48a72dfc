'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { RecordRequest } from '../../../../lib/protocol/record'
import { answers } from '../../../../lib/text/answers'
import { send } from '../../../posted'

const Answer = z.union([
  z.object({ ok: z.literal(true), at: z.string() }),
  z.object({ ok: z.literal(false), reason: z.string() }),
])

/** Asks for something about the record, once at a time, and reads the page again. Resolves to whether it was done; `problem` says why not. `again`: reads the page again. */
export function useWish(meeting: string) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const wish = async (asked: RecordRequest['wish']): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setProblem(null)
    const got = await send(`/api/meetings/${meeting}/record`, { key: crypto.randomUUID(), wish: asked })
    const answer = Answer.safeParse(got?.said)
    setBusy(false)
    if (answer.success && answer.data.ok) router.refresh()
    else setProblem(answer.success && !answer.data.ok ? answer.data.reason : answers.fault)
    return answer.success && answer.data.ok
  }
  const again = () => {
    setProblem(null)
    router.refresh()
  }
  return { wish, again, busy, problem }
}
