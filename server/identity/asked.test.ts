import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createAsk } from './asked'

const ME = { id: 's', person: { id: 'p', name: 'P', email: '', agencyId: 'a', agency: 'A', administers: null } }
const ORIGIN = 'https://here.invalid'
const ask = createAsk({
  allowedOrigin: origin => origin === ORIGIN,
  sessionFromCookies: async cookie => {
    if (cookie === 'away') throw new Error('the database is away: select secret')
    return cookie === 'me' ? ME : null
  },
})
const INPUT = z.strictObject({ n: z.int() })
const asked = async (
  body: BodyInit | null,
  headers: Record<string, string> = {},
  work = async (): Promise<unknown> => ({ ok: true }),
) => {
  const all = { origin: ORIGIN, cookie: 'me', 'content-type': 'application/json', ...headers }
  const answer = await ask(new Request(`${ORIGIN}/api/x`, { method: 'POST', body, headers: all }), INPUT, work)
  return { status: answer.status, text: await answer.text() }
}

test('H19 a command is taken from our own pages, of someone signed in, as JSON of its own form, and from nobody else', async () => {
  expect(await asked('{"n":1}')).toEqual({ status: 200, text: '{"ok":true}' })
  for (const origin of ['https://there.invalid', 'null', ''])
    expect((await asked('{"n":1}', { origin })).status).toBe(403)
  expect((await asked('{"n":1}', { cookie: '' })).status).toBe(401)
  expect((await asked('{"n":1}', { 'content-type': 'text/plain' })).status).toBe(415)
  for (const body of ['', '{', '{"n":1.5}', '{"n":1,"more":2}', '[]', 'null', '\xff'])
    expect((await asked(body)).status, body).toBe(400)
  expect((await asked(`{"n":${' '.repeat(600_000)}1}`)).status).toBe(413)
})

test('H19 what is not there and what is not theirs is 404; a fault says nothing of why', async () => {
  expect((await asked('{"n":1}', {}, async () => null)).status).toBe(404)
  const failing = await asked('{"n":1}', {}, async () => {
    throw new Error('relation "secret" does not exist')
  })
  for (const answer of [failing, await asked('{"n":1}', { cookie: 'away' })]) {
    expect(answer.status).toBe(503)
    expect(answer.text).not.toContain('secret')
  }
})
