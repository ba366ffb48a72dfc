import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { AUDITOR, CHAIR, MEETING, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { board, contribution, get, isStamp, live, nobody, type Person, signIn } from './wire'

test.describe.configure({ mode: 'serial' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

const OPEN = 'The landing light has been out since the spring.'
const KEPT = 'The caller gave a name that is to be kept.'

/** A short meeting, closed by its chair. */
async function meet() {
  const [chair, police, school] = await Promise.all([CHAIR, POLICE, SCHOOL].map(who => signIn(server.url, who)))
  const seat = await live(chair!)
  await seat.act('start', {})
  const share = async (
    person: Person,
    audience: string,
    statement: Parameters<Awaited<ReturnType<typeof board>>['share']>[0],
  ) => {
    const own = await board(person, audience)
    expect(isStamp(await own.share(statement))).toBe(true)
    own.close()
  }
  await share(police!, 'meeting', contribution(seat.state, OPEN))
  await share(school!, 'professionals', contribution(seat.state, KEPT, 'professionals'))
  expect(await seat.act('close', { reason: 'The rest waits for the review.' })).toMatchObject({ ok: true })
  seat.close()
}

type Said = { code: number; text: string }
async function run(command: string, args: string[]): Promise<Said> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (text += data))
  const [code] = await once(child, 'close')
  return { code: Number(code), text }
}
const VERIFIERS: ((file: string, key: string) => Promise<Said>)[] = [
  (file, key) => run('npm', ['run', '--silent', 'verify', '--', file, '--key', key]),
  (file, key) => run('python3', ['docs/verify.py', file, '--key', key]),
]

test('Z41 after the chair closed the meeting its bundle verifies with both verifiers, and one changed byte is called altered by both', async () => {
  await meet()
  const auditor = await signIn(server.url, AUDITOR)
  const answer = await get(auditor, `/api/meetings/${MEETING}/evidence`)
  expect(answer.status).toBe(200)
  const bundle = await answer.text()
  for (const words of [OPEN, KEPT]) expect(bundle).toContain(words)
  const key = (await (await get(nobody(server.url), '/api/keys')).text()).trim()
  const fileOf = (name: string, text: string) => {
    const file = join(server.dataDir, name)
    writeFileSync(file, text)
    return file
  }
  const whole = fileOf('bundle.json', bundle)
  for (const said of await Promise.all(VERIFIERS.map(verify => verify(whole, key)))) {
    expect(said.text).toContain('authentic')
    expect(said.code, said.text).toBe(0)
  }

  const signature = /\\n\\n— \S+ (\S{40})/.exec(bundle)
  const places = {
    'a word': bundle.indexOf(OPEN) + 5,
    'a word the professionals kept': bundle.indexOf(KEPT) + 5,
    'a commitment': bundle.indexOf('commits') + 30,
    'a signature': (signature?.index ?? -1) + (signature?.[0].length ?? 0),
  }
  for (const [what, place] of Object.entries(places)) {
    const letter = bundle[place] === 'q' ? 'r' : 'q'
    const file = fileOf('altered.json', bundle.slice(0, place) + letter + bundle.slice(place + 1))
    expect(readFileSync(file, 'utf8')).not.toBe(bundle)
    for (const said of await Promise.all(VERIFIERS.map(verify => verify(file, key)))) {
      expect(said.text, what).toContain('altered')
      expect(said.code, `${what}: ${said.text}`).toBe(1)
    }
  }
})
