'use client'
import { useEffect, useState } from 'react'

/** The server's time, ms, each second; 0 until the first of them, and where nothing runs. */
export function useServerNow(ahead: number, runs: boolean): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (!runs) return
    const tick = () => setNow(Date.now() + ahead)
    tick()
    const each = setInterval(tick, 1000)
    return () => clearInterval(each)
  }, [ahead, runs])
  return now
}
