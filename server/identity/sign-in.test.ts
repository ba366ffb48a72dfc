import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { people } from '../../drizzle/schema'
import { testDatabase } from '../db/testing'
import { createSessions } from './sessions'
import { newPerson, PASSPHRASE, recordingLog, signInFor } from './testing'
import { TRIES } from './throttle'

const { drizzle: db } = await testDatabase()
const HERE = { from: '198.51.100.1', device: 'Firefox on Linux' }

const setUp = () => {
  const recorded = recordingLog()
  const sessions = createSessions(db, recorded.log)
  return { ...recorded, sessions, ...signInFor({ db, sessions, log: recorded.log }) }
}

test('I16 the right e-mail, in any case, and passphrase begin a session', async () => {
  const { signIn, sessions } = setUp()
  const person = await newPerson(db)
  const outcome = await signIn({ email: ` ${person.email.toUpperCase()} `, passphrase: PASSPHRASE, json: 'true' }, HERE)
  if (!outcome.ok) throw new Error('refused')
  expect((await sessions.check(outcome.session))?.person.id).toBe(person.id)
})

test('I17 wrong, unknown, disabled and passphrase-less accounts and senseless forms get one and the same answer', async () => {
  const { signIn, entries } = setUp()
  const person = await newPerson(db)
  const disabled = await newPerson(db, { disabledAt: new Date() })
  const without = await newPerson(db, { passphraseHash: null })
  const forms = [
    { email: person.email, passphrase: 'wrong' },
    { email: 'nobody@agency.invalid', passphrase: PASSPHRASE },
    { email: disabled.email, passphrase: PASSPHRASE },
    { email: without.email, passphrase: PASSPHRASE },
    { email: without.email, passphrase: '' },
    { email: `${person.email}\0`, passphrase: PASSPHRASE },
    { email: 'x'.repeat(5000), passphrase: PASSPHRASE },
    { email: [person.email], passphrase: PASSPHRASE },
    {},
    null,
  ]
  for (const form of forms) expect(await signIn(form, HERE)).toEqual({ ok: false, error: 'wrong' })
  expect(entries.every(entry => entry.type === 'act.sign-in-refused' && entry.actor === null)).toBe(true)
})

test('I18 the access log names a known person who was refused, and holds neither passphrase nor the e-mail of a stranger', async () => {
  const { signIn, entries } = setUp()
  const person = await newPerson(db)
  await signIn({ email: person.email, passphrase: 'wrong-canary' }, HERE)
  await signIn({ email: 'stranger-canary@agency.invalid', passphrase: 'wrong-canary' }, HERE)
  expect(entries.map(entry => entry.content)).toEqual([
    { why: 'wrong', person: person.id, name: person.name, agency: person.agency, from: HERE.from },
    { why: 'wrong', person: null, name: null, agency: null, from: HERE.from },
  ])
  expect(JSON.stringify(entries)).not.toContain('canary')
})

test('I19 too many tries say how long to wait, alike for accounts that exist and that do not, and are logged once', async () => {
  const { signIn, entries } = setUp()
  const person = await newPerson(db)
  for (const email of [person.email, 'nobody@agency.invalid']) {
    for (let i = 0; i < TRIES; i++) await signIn({ email, passphrase: 'wrong' }, HERE)
    const waits = await Promise.all([1, 2, 3].map(() => signIn({ email, passphrase: PASSPHRASE }, HERE)))
    for (const wait of waits) expect(wait).toEqual({ ok: false, error: 'wait', seconds: 300 })
  }
  expect(entries.filter(entry => entry.content?.why === 'too-many-tries')).toHaveLength(2)
  const elsewhere = await signIn({ email: person.email, passphrase: PASSPHRASE }, { ...HERE, from: '203.0.113.5' })
  expect(elsewhere.ok).toBe(true)
})

test('I14 without the access log nobody signs in, nothing tells right from wrong, and no try is counted', async () => {
  const { signIn, state } = setUp()
  const person = await newPerson(db)
  state.away = true
  for (let i = 0; i < TRIES + 1; i++) {
    await expect(signIn({ email: person.email, passphrase: PASSPHRASE }, HERE)).rejects.toThrow('away')
    await expect(signIn({ email: person.email, passphrase: 'wrong' }, HERE)).rejects.toThrow('away')
  }
  state.away = false
  expect((await signIn({ email: person.email, passphrase: PASSPHRASE }, HERE)).ok).toBe(true)
})

test('I17 a person disabled after the form was sent still gets no session', async () => {
  const { signIn, sessions } = setUp()
  const person = await newPerson(db)
  const outcome = await signIn({ email: person.email, passphrase: PASSPHRASE }, HERE)
  await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, person.id))
  if (!outcome.ok) throw new Error('refused')
  expect(await sessions.check(outcome.session)).toBeNull()
})
