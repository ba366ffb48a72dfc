'use client'
import { useEffect, useState } from 'react'
import { addedTo, peopleOf } from '../../../../lib/board/grown'
import type { AudienceInfo, Face } from '../../../../lib/protocol/live'

const nobody: Face[] = []

/**
 * Who could see what is being written when its writer began, or chose the audience: whoever came since is asked about by name.
 * `ask` says whether sharing must wait: it is true once for everybody who was added, and false when they have been named.
 */
export function useShown(audience: AudienceInfo | undefined, me: string, begun: boolean) {
  const id = audience?.id ?? ''
  const readers = audience?.readers ?? nobody
  const [shown, setShown] = useState({ id, people: peopleOf(readers) })
  const [asked, setAsked] = useState<readonly Face[]>(nobody)
  useEffect(() => {
    if (begun && shown.id === id) return
    setShown({ id, people: peopleOf(readers) })
    setAsked(nobody)
  }, [begun, id, readers, shown.id])
  const added = begun && shown.id === id ? addedTo(shown.people, readers, me) : nobody
  return {
    /** Named and asked about: they are in the button now. */
    asked: asked.filter(face => added.some(({ person }) => person === face.person)),
    ask: (): boolean => {
      if (addedTo(peopleOf(asked), added, me).length === 0) return false
      setAsked(added)
      return true
    },
  }
}
