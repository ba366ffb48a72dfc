'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { KeepVerb } from '../../../../lib/policy/can'
import { keepingPage as words } from '../../../../lib/text/keeping'
import { clean } from '../../../live/clean'
import { send } from '../../../posted'

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: z.string(), reason: z.string() }),
])

/** One decision at a time. `problem` is the sentence of what did not work; what was typed stays where it is. */
export function useKeep(meeting: string) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (verb: KeepVerb, input: object = {}): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setProblem(null)
    const got = await send(`/api/meetings/${meeting}/keep`, clean({ verb, input, key: crypto.randomUUID() }))
    const done = Answer.safeParse(got?.said).data
    setBusy(false)
    if (done && !done.ok && done.code === 'step-up') {
      location.assign(`/step-up?to=${encodeURIComponent(location.pathname)}`)
      return false
    }
    // Whatever came of it, somebody else may have decided meanwhile.
    router.refresh()
    if (done?.ok) return true
    setProblem(done?.reason ?? words.away)
    return false
  }
  return { run, problem, setProblem, busy }
}
