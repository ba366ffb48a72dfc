'use client'
import { useState } from 'react'
import { shell } from '../../lib/text/shell'
import { Button } from './Button'
import { signOut } from './endSession'
import { WhenReady } from './WhenReady'

/** Ends the session on the server, then shows the sign-in page; where that did not work, says so and stays. */
export function SignOut() {
  const [failed, setFailed] = useState(false)
  const leave = async () => {
    const done = await signOut(fetch)
    setFailed(!done)
    if (done) location.assign('/sign-in')
  }
  return (
    <>
      {failed ? <span role="alert">{shell.signOutFailed}</span> : null}
      <WhenReady>
        <Button small onClick={() => void leave()}>
          {shell.signOut}
        </Button>
      </WhenReady>
    </>
  )
}
