'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useAlerts } from '../ui/useAlerts'

/** Draws the page anew once something on it is another than when it was drawn: a reading was confirmed or is over, somebody asks. */
export function Follow({ open, asked }: { open: number; asked: number }) {
  const router = useRouter()
  const now = useAlerts()?.emergency
  useEffect(() => {
    if (now && (now.mine !== open || now.waiting !== asked)) router.refresh()
  }, [now, open, asked, router])
  return null
}
