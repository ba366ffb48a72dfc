import { expect, test } from 'vitest'
import { signOut } from './endSession'

const server = (status: number) => async (address: unknown) =>
  address === '/api/auth/csrf' ? Response.json({ csrfToken: 'x' }) : new Response('{}', { status })

test('W4 nobody is told that they are signed out unless the server said so', async () => {
  expect(await signOut(server(200))).toBe(true)
  expect(await signOut(server(503))).toBe(false)
  expect(
    await signOut(async () => {
      throw new TypeError('network')
    }),
  ).toBe(false)
})
