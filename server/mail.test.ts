import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from './db/testing'
import { createMail } from './mail'
import { invite } from './setup/links'
import { office, signedIn } from './setup/testing'

type Received = { from: string; to: string[]; text: string; user: string | undefined; secure: boolean }
const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing) close()
})

/** A real SMTP server on a port of its own, and what reached it. */
async function smtp(options: SMTPServerOptions = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, done) =>
      auth.password === 'p@ss word' ? done(null, { user: auth.username }) : done(new Error('no')),
    async onData(stream, session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const { mailFrom, rcptTo } = session.envelope
      received.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(to => to.address),
        text: Buffer.concat(chunks).toString(),
        user: session.user,
        secure: session.secure,
      })
      done()
    },
    ...options,
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  closing.push(() => void server.close(() => undefined))
  const { port } = server.server.address() as AddressInfo
  return { received, port }
}

const FROM = 'roundtable@council.invalid'
const o = await office(await testDatabase())
const police = await o.agency('police')
const sergeant = await o.person(police.id, 'agency')

test('A40 an invitation reaches its person through the mail server, with the link, and names nobody', async () => {
  const { received, port } = await smtp()
  const mail = createMail({ url: `smtp://desk%40council:p%40ss%20word@127.0.0.1:${port}`, from: FROM })
  const who = await o.person(police.id, null, false)
  const invited = await invite({ ...o.deps, mail }, signedIn(sergeant), { id: who.id, mail: true })
  if (!invited.ok) throw new Error(invited.refusal.reason)
  expect(invited.value.mail).toBe('sent')
  expect(received).toMatchObject([{ from: FROM, to: [who.email], user: 'desk@council' }])
  const text = received[0]!.text.replace(/=\r\n/g, '').replaceAll('=3D', '=')
  expect(text).toContain(invited.value.link)
  expect(text).toContain('Subject: Set up your Roundtable account')
  expect(text).toContain('Monday 30 November')
  for (const name of [who.name, sergeant.name, police.name]) expect(text).not.toContain(name)
})

test('A41 a mail server that is away, refuses, or knows another password leaves the link to hand over', async () => {
  const { port } = await smtp({ onRcptTo: (_to, _session, done) => done(new Error('unknown')) })
  const { port: strict } = await smtp({ authOptional: false })
  const urls = [`smtp://127.0.0.1:${port}`, 'smtp://127.0.0.1:1', `smtp://a:wrong@127.0.0.1:${strict}`]
  for (const url of urls) {
    const who = await o.person(police.id, null, false)
    const mail = createMail({ url, from: FROM })
    const invited = await invite({ ...o.deps, mail }, signedIn(sergeant), { id: who.id, mail: true })
    expect(invited).toMatchObject({ ok: true, value: { mail: 'failed', link: expect.stringContaining('/set-up#') } })
  }
  const who = await o.person(police.id, null, false)
  expect(await invite(o.deps, signedIn(sergeant), { id: who.id, mail: true })).toMatchObject({
    value: { mail: 'not-set-up' },
  })
})

test('A42 nothing is said to a server elsewhere before TLS, and its certificate must be right', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'smtp-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1']
  execFileSync('openssl', [...made, '-subj', '/CN=other.invalid', '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const { received, port } = await smtp({ secure: true, key: readFileSync(key), cert: readFileSync(cert) })
  const mail = createMail({ url: `smtps://127.0.0.1:${port}`, from: FROM })
  await expect(mail('ada@police.invalid', 'Subject', 'Text')).rejects.toThrow()
  expect(received).toEqual([])
})

test('A43 an address is one address: nobody else is put in by what is in it', async () => {
  const { received, port } = await smtp()
  const mail = createMail({ url: `smtp://127.0.0.1:${port}`, from: FROM })
  await mail('ada@police.invalid', 'Subject\r\nBcc: eve@else.invalid', 'Text').catch(() => undefined)
  await mail('ada@police.invalid, eve@else.invalid', 'Subject', 'Text').catch(() => undefined)
  await mail('ada@police.invalid\r\nBcc: eve@else.invalid', 'Subject', 'Text').catch(() => undefined)
  expect(received.flatMap(({ to }) => to).filter(to => to === 'eve@else.invalid')).toEqual([])
  expect(received.some(({ text }) => /^Bcc:/m.test(text))).toBe(false)
})
