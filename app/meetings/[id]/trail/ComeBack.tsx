'use client'
import { useEffect } from 'react'
import { cameBack } from '../../../ui/wayBack'

/** Whoever comes back from their organisation's sign-in asked for this page here: they go on to it by themselves. */
export function ComeBack({ path }: { path: string }) {
  useEffect(() => {
    if (cameBack(Date.now())) location.replace(path)
  }, [path])
  return null
}
