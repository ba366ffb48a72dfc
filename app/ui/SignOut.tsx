'use client'
import { shell } from '../../lib/text/shell'
import { Button } from './Button'

/** Ends the session on the server, then shows the sign-in page. */
async function signOut() {
  const csrf = await fetch('/api/auth/csrf').then(response => response.json())
  const body = new URLSearchParams({ csrfToken: String(csrf.csrfToken), callbackUrl: '/sign-in', json: 'true' })
  await fetch('/api/auth/signout', { method: 'POST', body })
  location.assign('/sign-in')
}

export const SignOut = () => (
  <Button small onClick={() => void signOut()}>
    {shell.signOut}
  </Button>
)
