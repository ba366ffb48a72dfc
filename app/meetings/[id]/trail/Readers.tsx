'use client'
import { useState } from 'react'
import type { Face } from '../../../../lib/protocol/live'
import { roleWords } from '../../../../lib/text/sign-in-page'
import { trailPage } from '../../../../lib/text/trail-page'
import { Button } from '../../../ui/Button'
import { WhenReady } from '../../../ui/WhenReady'
import { askTrail, readers } from './ask'

type Props = { meeting: string; entry: string; count: number }

/** How many could see it when it was shared; who they were comes when it is asked for. */
export function Readers({ meeting, entry, count }: Props) {
  const [asked, setAsked] = useState<Face[] | 'asking' | 'away' | null>(null)
  const [open, setOpen] = useState(false)
  if (count === 0) return <span>{trailPage.nobody}</span>
  const press = async () => {
    setOpen(!open)
    if (open || Array.isArray(asked) || asked === 'asking') return
    setAsked('asking')
    const found = await askTrail(meeting, { entry }, readers)
    setAsked(found?.readers ?? 'away')
  }
  return (
    <>
      <WhenReady>
        <Button look="quiet" small aria-expanded={open} onClick={press}>
          {trailPage.couldSee(count)}
        </Button>
      </WhenReady>
      {open && asked === 'away' ? <p role="alert">{trailPage.away}</p> : null}
      {open && Array.isArray(asked) ? (
        <ul>
          {asked.map(face => (
            <li key={face.person}>
              <bdi>{face.name}</bdi>{' '}
              <small>
                {roleWords(face.role)}, {face.agency}
              </small>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
