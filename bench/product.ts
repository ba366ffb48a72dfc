import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { freePort } from '../scripts/free-port'
import { NODE_FLAGS } from '../scripts/steps.mjs'
import { Live } from './live'
import { cpuOfTree, startChild } from './process'
import { conference } from './scenario'
import type { Room, Seat, Server } from './server'

const ACCOUNTS = z.array(z.object({ email: z.string(), role: z.string() }))
const CSRF = z.object({ csrfToken: z.string() })
const PASSPHRASE = 'demo-only-passphrase'
/** In a meeting of ours, but nobody who sits at its table. */
const OUTSIDE = ['auditor', 'administrator', 'agency_admin']
/** Everyone else only reads. */
const WRITE = ['chair', 'practitioner']

/**
 * The built product as it is delivered, on the embedded PostgreSQL. Its meetings are made by its own demo, one start for each;
 * then it is started once more, and everyone signs in. `sizes`: how many people each meeting has.
 */
export async function startProduct(sizes: readonly number[], root: string): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'roundtable-bench-'))
  await chmod(folder, 0o711)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, APP_URL: '', APP_KEY: '', DATABASE_URL: '' }
  const start = (...args: string[]) =>
    startChild([...NODE_FLAGS, join(root, 'dist', 'server.mjs'), ...args], env, /^ready /m, { cwd: root })
  const accounts: { email: string; role: string }[][] = []
  for (const [i, people] of sizes.entries()) accounts.push(await seed(i, people))
  // Still the demo, in which nobody has to set up a second factor first; what it plays is there already.
  const resume = ['--demo', '--scenario', join(folder, 'scenario.json')]
  let child = await start(...resume)
  const database = await postmaster(folder)
  const rooms: Room[] = []
  for (const people of accounts) rooms.push(await enter(url, people))

  async function seed(number: number, people: number) {
    const file = join(folder, 'scenario.json')
    await writeFile(file, JSON.stringify(conference(number, people)))
    const seeding = await start('--demo', '--scenario', file)
    const all = ACCOUNTS.parse(await (await fetch(`${url}/api/demo/accounts`)).json())
    await seeding.kill()
    return all.filter(account => !OUTSIDE.includes(account.role))
  }

  return {
    name: 'Roundtable',
    dialect: 'y',
    rooms,
    cpu: async () => {
      const used = cpuOfTree(database)
      return { all: (await child.cpu()) + used, database: used }
    },
    memory: () => child.memory(),
    profile: work => child.profile(work),
    crash: async () => {
      await child.kill('SIGKILL')
      child = await start(...resume)
    },
    stop: async () => {
      await child.kill()
      await rm(folder, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}

const postmaster = async (folder: string) =>
  Number((await readFile(join(folder, 'database', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])

async function enter(url: string, people: readonly { email: string; role: string }[]): Promise<Room> {
  // The chair has the first seat.
  const inOrder = people.toSorted((a, b) => Number(b.role === 'chair') - Number(a.role === 'chair'))
  const signedIn = await Promise.all(
    inOrder.map(async ({ email, role }) => ({ role, headers: { cookie: await signIn(url, email), origin: url } })),
  )
  const meeting = await meetingOf(url, signedIn[0]?.headers.cookie ?? '')
  const base = url.replace('http', 'ws')
  const seats = signedIn.map(
    ({ role, headers }): Seat => ({
      headers,
      url: `${base}/sync/board.${meeting}.meeting`,
      aside: role === 'family' ? null : `${base}/sync/board.${meeting}.professionals`,
      live: () => new Live(base, meeting, headers),
      writes: WRITE.includes(role),
    }),
  )
  return { name: meeting, seats, facts: await factsOf(seats[0]) }
}

/** What a contribution to this meeting must name: its child, and the version of its audience. */
async function factsOf(seat: Seat | undefined): Promise<Room['facts']> {
  const live = seat?.live?.()
  const state = await live?.open()
  live?.close()
  const child = state?.meeting.children[0]?.id
  const seen = state?.audiences.find(audience => audience.id === 'meeting')?.version
  if (child === undefined || seen === undefined) throw new Error('the meeting has no child or no audience')
  return { child, seen }
}

async function meetingOf(url: string, cookie: string): Promise<string> {
  const page = await (await fetch(`${url}/meetings`, { headers: { cookie } })).text()
  const found = /\/meetings\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.exec(page)?.[1]
  if (!found) throw new Error('the list of meetings names none')
  return found
}

async function signIn(url: string, email: string): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = CSRF.parse(await asked.json())
  const cookies = cookiesOf(asked)
  const answered = await fetch(`${url}/api/auth/callback/passphrase`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies, origin: url },
    body: new URLSearchParams({ csrfToken, email, passphrase: PASSPHRASE, json: 'true', callbackUrl: url }),
  })
  const session = cookiesOf(answered)
  if (!session.includes('session-token')) throw new Error(`${email} could not sign in`)
  return session
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
