'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the page's script is at work. Until then a field would forget what is typed into it, so a form stays shut. */
export const useReady = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
