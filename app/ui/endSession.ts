/** Ends the session on the server. False where the server did not say that it has: the person is still signed in. */
export async function signOut(ask: typeof fetch): Promise<boolean> {
  try {
    const { csrfToken } = await ask('/api/auth/csrf').then(response => response.json())
    const body = new URLSearchParams({ csrfToken: String(csrfToken), callbackUrl: '/sign-in', json: 'true' })
    return (await ask('/api/auth/signout', { method: 'POST', body })).ok
  } catch {
    return false
  }
}
