'use client'
import type { EmergencyNews } from '../../lib/protocol/alerts'
import { emergency } from '../../lib/text/emergency'
import { LinkButton } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { Told } from './Told'

/** On whichever page: who reads a meeting that this person chairs, and how many wait for them to confirm a reading. */
export function News({ news: { told, waiting } }: { news: EmergencyNews }) {
  return (
    <>
      {told.map(one => (
        <Told key={one.id} told={one} />
      ))}
      {waiting ? (
        <Notice tone="warn" title={emergency.waiting.title(waiting)} level={2} role="alert">
          <LinkButton small look="primary" href="/emergency">
            {emergency.waiting.look}
          </LinkButton>
        </Notice>
      ) : null}
    </>
  )
}
