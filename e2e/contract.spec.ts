import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { CLOSE } from '../lib/protocol/codes'
import { parseStatement } from '../lib/statements/index'
import { ADMINISTRATOR, AUDITOR, CHAIR, MEETING, MOTHER, POLICE } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'
import { board, contribution, get, isStamp, live, nobody, signIn, signOut } from './wire'

test.describe.configure({ mode: 'default' })
let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('Z91 the server names its accounts and says last that it is ready; health answers', async () => {
  expect(server.output().trimEnd().split('\n').at(-1)).toBe(`ready ${server.url}`)
  const answer = await get(nobody(server.url), '/api/health')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ ok: true })
  const accounts = z
    .array(z.strictObject({ email: z.string(), name: z.string(), role: z.string(), agency: z.string() }))
    .parse(await (await get(nobody(server.url), '/api/demo/accounts')).json())
  expect(accounts.every(({ email }) => server.output().includes(email))).toBe(true)
  expect(accounts.map(({ role }) => role)).toEqual(expect.arrayContaining(['chair', 'auditor', 'administrator']))
  expect(accounts).toContainEqual({ ...AUDITOR, role: 'auditor' })
  expect(accounts).toContainEqual({ ...ADMINISTRATOR, role: 'administrator' })
})

test('Z92 the public keys are signed-note keys, one a line', async () => {
  const answer = await get(nobody(server.url), '/api/keys')
  const lines = (await answer.text()).trimEnd().split('\n')
  for (const line of lines) expect(line).toMatch(/^\S+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/)
})

const schemas = z.object({
  statements: z.array(
    z.object({
      kind: z.string(),
      schema: z.object({ properties: z.unknown() }),
      examples: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
  acts: z.array(z.object({ verb: z.string(), schema: z.unknown(), examples: z.array(z.unknown()) })),
  events: z.array(z.object({ event: z.string(), schema: z.unknown() })),
})

/** The account of the person whom the examples of acts are about. */
async function namedIn(acts: readonly { examples: unknown[] }[]) {
  const [person] = acts.flatMap(({ examples }) =>
    examples.flatMap(one => z.object({ person: z.string() }).safeParse(one).data ?? []),
  )
  const chair = await live(await signIn(server.url, CHAIR))
  const name = chair.state.audiences
    .flatMap(({ readers }) => readers ?? [])
    .find(one => one.person === person?.person)?.name
  chair.close()
  const accounts = z.array(z.object({ name: z.string(), email: z.string() }))
  const all = accounts.parse(await (await get(nobody(server.url), '/api/demo/accounts')).json())
  return all.find(one => one.name === name) ?? CHAIR
}

test('Z93 the server accepts every example of its own schema; ids of other statements alone are filled in', async () => {
  const chair = await signIn(server.url, CHAIR)
  const police = await signIn(server.url, POLICE)
  const { statements, acts, events } = schemas.parse(await (await get(nobody(server.url), '/api/schema')).json())
  expect(events.map(({ event }) => event).sort()).toEqual(['checkpoint', 'notice', 'room', 'roster', 'state'])
  // Whoever the examples speak of is handed the chair, and leaves; then it is taken back.
  const meanwhile = ['start', 'join', 'focus', 'leave', 'admit']
  const inOrder = [
    'make-list',
    'take-back',
    'ask',
    'share-seat',
    'hand-over',
    ...meanwhile,
    'take-over',
    'ask-silent',
    'raise-hand',
    'call',
    'timer',
    'gather',
    'nothing-further',
    'attend',
    'apologies',
    'proceed',
    'hold-mark',
    'drop-mark',
    'set-marking',
    'pair-room',
    'drop-room',
    'remove',
    'open-closed-part',
    'end-closed-part',
    'close',
    'keep-closed',
    'reopen',
    'adjourn',
  ]
  // Items are picked between sessions of a family, and nobody is kept apart here.
  expect(acts.map(({ verb }) => verb).sort()).toEqual([...inOrder, 'pick'].sort())
  const mother = await signIn(server.url, MOTHER)
  const [chairs, authors, mothers, seat] = await Promise.all([
    board(chair, 'professionals'),
    board(police, 'professionals'),
    board(mother, 'meeting'),
    live(chair),
  ])

  const speak = async () => {
    const subject = randomUUID()
    const said = contribution(seat.state, 'Something to speak of.', 'professionals')
    expect(await authors.share(said, subject)).toHaveProperty('leaf')
    return { contribution: subject, version: subject }
  }
  /** Typed by the chair for whoever confirms it. */
  const typed = async () => {
    const subject = randomUUID()
    const readers = seat.state.audiences.flatMap(one => one.readers ?? [])
    const person = readers.find(one => one.name === POLICE.name)?.person ?? ''
    const said = contribution(seat.state, 'Said, and typed by another.', 'professionals')
    expect(await chairs.share({ ...said, onBehalf: { person, readBack: false } }, subject)).toHaveProperty('leaf')
    return { contribution: subject, version: subject }
  }
  let told = 0
  let decided = ''
  let raised = ''
  let asked = ''
  for (const { kind, examples } of statements) {
    const judges = ['mark', 'decision', 'action', 'conflict', 'acknowledgement', 'question'].includes(kind)
    const writer = kind === 'family-view' ? mothers : judges ? chairs : authors
    for (const example of examples) {
      const id = randomUUID()
      if (kind === 'decision') decided = id
      if (kind === 'alert') raised = id
      if (kind === 'question') asked = id
      const parsed = parseStatement({
        ...example,
        ...('contribution' in example && (await (kind === 'confirmation' ? typed() : speak()))),
        ...('reliesOn' in example && { reliesOn: [await speak()] }),
        ...('between' in example && { between: [await speak(), await speak()] }),
        ...('asked' in example && { asked }),
        ...('alert' in example && { alert: raised }),
        ...('decision' in example && { decision: decided, version: decided }),
      })
      if (!parsed.ok) throw new Error(`the example of ${kind} is no statement: ${parsed.path}`)
      const answer = await writer.share(parsed.statement, id)
      expect(isStamp(answer) ? 'accepted' : answer, kind).toBe('accepted')
      told++
    }
  }
  expect(told).toBeGreaterThanOrEqual(statements.length)

  const own = randomUUID()
  await chairs.share(contribution(seat.state, 'Something to take back.', 'professionals'), own)
  const other = await live(await signIn(server.url, await namedIn(acts)))
  const done = acts.filter(({ verb }) => verb !== 'pick')
  for (const { verb, examples } of done.sort((a, b) => inOrder.indexOf(a.verb) - inOrder.indexOf(b.verb)))
    for (const example of examples) {
      const by = meanwhile.includes(verb) ? other : seat
      const taken = verb === 'take-back' ? { statement: own } : example
      const input = verb === 'hold-mark' ? Object.assign({}, example, await speak(), { id: randomUUID() }) : taken
      expect(await by.act(verb, input), verb).toMatchObject({ ok: true })
    }
  other.close()
  for (const open of [chairs, authors, mothers, seat]) open.close()
})

test('Z94 signing out closes the open connections of that session, and none can be opened again', async () => {
  const chair = await signIn(server.url, CHAIR)
  const police = await signIn(server.url, POLICE)
  const [seat, mine, theirs] = await Promise.all([live(police), board(police, 'meeting'), board(chair, 'meeting')])
  await signOut(police)
  expect(await mine.ended).toBe(CLOSE.signedOut)
  await seat.ended
  await expect(board(police, 'meeting')).rejects.toThrow(String(CLOSE.signedOut))
  expect((await get(police, `/api/meetings/${MEETING}/evidence`)).status).toBe(401)
  expect((await get(chair, `/api/meetings/${MEETING}/evidence`)).status).toBe(200)
  theirs.close()
})
