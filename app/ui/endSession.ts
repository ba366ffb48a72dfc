/** The token that a sign-out must carry. Rejects where the server cannot be reached. */
export async function sessionToken(ask: typeof fetch): Promise<string> {
  const { csrfToken } = await ask('/api/auth/csrf').then(response => response.json())
  return String(csrfToken)
}

/** Ends the session on the server, with a token asked for before; the request outlives the page it is made from. */
export async function endSession(csrfToken: string, ask: typeof fetch): Promise<boolean> {
  const body = new URLSearchParams({ csrfToken, callbackUrl: '/sign-in', json: 'true' })
  return (await ask('/api/auth/signout', { method: 'POST', body, keepalive: true })).ok
}

/** Ends the session on the server. False where the server did not say that it has: the person is still signed in. */
export async function signOut(ask: typeof fetch): Promise<boolean> {
  try {
    return await endSession(await sessionToken(ask), ask)
  } catch {
    return false
  }
}
