import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Server, startServer } from './server'
import { board, contribution, get, isStamp, live, type Person, signIn } from './wire'

const CHAIR = { email: 'ottilie.bray@eastholme-reviewing.demo.invalid' }
const POLICE = { email: 'callum.reeve@eastholme-police.demo.invalid' }

/** A day of the month before this one. */
function lastMonth(): string {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15, 10)).toISOString()
}

/** A small meeting of its own, last month: one child, police who come and a school that says nothing. */
const scenario = (n: number) => ({
  schema: 'safeguarding-scenario/1',
  fictional: true,
  meeting: {
    id: `counted-${n}`,
    title: `Core group ${n}`,
    type: 'core_group',
    start: lastMonth(),
    children: [{ id: 'wren', name: 'Wren Abara' }],
    agencies: [
      { name: 'Eastholme Reviewing Unit', attendees: [{ name: 'Ottilie Bray', role: 'chair' }] },
      { name: 'Eastholme Police', attendees: [{ name: 'Callum Reeve', role: 'practitioner' }] },
      { name: 'Eastholme Primary School', attendees: [{ name: 'Mina Orchard', role: 'practitioner' }] },
    ],
  },
  contributions: [],
})

/** A server with so many closed meetings, in each of which the police shared something. */
export async function withClosedMeetings(count: number): Promise<Server> {
  let server = await startServer()
  for (let n = 1; n <= count; n += 1) {
    await server.kill()
    const file = join(server.dataDir, 'scenario.json')
    writeFileSync(file, JSON.stringify(scenario(n)))
    server = await startServer({ dataDir: server.dataDir, args: ['--demo', '--scenario', file] })
    await close(server.url, n)
  }
  return server
}

async function close(url: string, n: number) {
  const [chair, police] = await Promise.all([signIn(url, CHAIR), signIn(url, POLICE)])
  const meeting = await open(chair)
  const [leads, seat] = await Promise.all([live(chair, meeting), live(police, meeting)])
  await leads.act('start', {})
  const words = await board(police, 'meeting', meeting)
  const shared = contribution(seat.state, 'PRIVATE words.')
  const said = n % 2 ? { ...shared, impact: 'PRIVATE too.' } : shared
  const answer = await words.share(said, randomUUID())
  if (!isStamp(answer)) throw new Error(answer.reason)
  const closed = await leads.act('close', { reason: 'Enough.' })
  if (!closed.ok) throw new Error(closed.reason)
  for (const one of [leads, seat, words]) one.close()
}

/** The one meeting of theirs that is not closed. */
async function open(chair: Person): Promise<string> {
  const list = await (await get(chair, '/meetings')).text()
  const id = /href="\/meetings\/([\da-f-]{36})\/chair/.exec(list)?.[1]
  if (!id) throw new Error('The chair has no meeting to go to.')
  return id
}
