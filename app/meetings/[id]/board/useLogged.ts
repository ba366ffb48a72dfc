'use client'
import { useState } from 'react'
import type { Statement } from '../../../../lib/statements/index'
import { useKeptFields } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'

/** Blanks are left out, the rest is trimmed: what is sent holds only what was said. */
const filled = (values: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])))

/**
 * A small form whose words outlive its dialog until they are logged with the professionals. `log` hands its statement
 * the text fields that hold something, and `seen`; null from it means something is missing, and `asked` turns true. `start`: what stands in it before anybody typed.
 */
export function useLogged(key: string, onClose: () => void, start: Record<string, string> = {}) {
  const { live, audience } = useMeetingValue()
  const [values, write, letGo] = useKeptFields(key, start)
  const [asked, setAsked] = useState(false)
  const put = (name: string) => (value: string) => write({ ...values, [name]: value })
  const cancel = () => {
    letGo()
    onClose()
  }
  const log = (make: (fields: Record<string, string>, seen: number) => Statement | null) => {
    const statement = make(filled(values), audience('professionals')?.version ?? 0)
    setAsked(true)
    if (!statement) return
    live.share('professionals', statement)
    cancel()
  }
  return { value: (name: string) => values[name] ?? '', put, asked, cancel, log }
}
