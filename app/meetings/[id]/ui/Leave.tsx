'use client'
import { shell } from '../../../../lib/text/shell'
import type { Live } from '../../../live/types'
import { Button } from '../../../ui/Button'
import { WhenReady } from '../../../ui/WhenReady'

/** Says goodbye to the meeting, then goes to the list. Not connected: just goes. */
export function Leave({ live, wide }: { live: Live; wide?: boolean }) {
  const leave = async () => {
    if (live.connection.is === 'live') await live.act('leave', {})
    location.assign('/meetings')
  }
  return (
    <WhenReady>
      <Button small={!wide} wide={wide} onClick={() => void leave()}>
        {shell.leave}
      </Button>
    </WhenReady>
  )
}
