'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { EmergencyRequest } from '../../lib/protocol/emergency'
import { emergency as words } from '../../lib/text/emergency'
import { clean } from '../live/clean'
import { post } from '../posted'
import { ALERTS_CHANGED } from '../ui/useAlerts'

/** One thing at a time. `problem` is the sentence of what did not work. */
export function useEmergency() {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (request: EmergencyRequest): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setProblem(null)
    const done = await post('/api/emergency', clean(request))
    setBusy(false)
    if (done !== 'away' && !done.ok && done.code === 'step-up') {
      location.assign(`/step-up?to=${encodeURIComponent(location.pathname)}`)
      return false
    }
    router.refresh()
    window.dispatchEvent(new Event(ALERTS_CHANGED))
    if (done !== 'away' && done.ok) return true
    setProblem(done === 'away' ? words.away : done.reason)
    return false
  }
  return { run, problem, setProblem, busy }
}
