'use client'
import type { EmergencyTold } from '../../lib/protocol/alerts'
import { emergency } from '../../lib/text/emergency'
import { WhenReady } from '../ui/WhenReady'
import { Told } from './Told'

/** Who reads a meeting that this person chairs, with the way to end it. */
export function Chaired({ told }: { told: readonly EmergencyTold[] }) {
  return (
    <WhenReady>
      {told.map(one => (
        <Told key={one.id} told={one} seen={false} words={emergency.told} />
      ))}
    </WhenReady>
  )
}
