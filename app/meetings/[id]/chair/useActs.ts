'use client'
import { useState } from 'react'
import type { Heading } from '../../../../lib/meeting/names'
import type { AgendaPart } from '../../../../lib/meeting/setup'
import { useMeetingValue } from '../ui/MeetingContext'

export type Acts = ReturnType<typeof useActs>

/** The chair's acts. `refused` holds the reason of the last one that was turned down. */
export function useActs() {
  const { live, may } = useMeetingValue()
  const [refused, setRefused] = useState<string | null>(null)
  const act = async (verb: string, input: Record<string, unknown>) => {
    const reply = await live.act(verb, input)
    setRefused(reply.ok ? null : reply.reason)
    return reply.ok
  }
  return {
    refused,
    may,
    start: () => act('start', {}),
    gather: () => act('gather', {}),
    enter: (part: AgendaPart) => act('focus', { part }),
    timer: (input: { more: number } | { running: boolean }) => act('timer', input),
    proceed: (reason: string) => act('proceed', { reason }),
    show: (heading: Heading, contribution: string | null) => act('focus', { heading, contribution }),
    adjourn: (reason: string) => act('adjourn', reason ? { reason } : {}),
    close: (reason: string) => act('close', reason ? { reason } : {}),
  }
}
