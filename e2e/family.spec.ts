import { randomUUID } from 'node:crypto'
import { HEADINGS } from '../lib/meeting/names'
import type { Statement } from '../lib/statements/index'
import { board as boardWords } from '../lib/text/board'
import { goTo, isLive, openAs, row } from './page'
import { CHAIR, MEETING, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { tap } from './tap'
import { expect, test } from './test'
import { board, contribution, isStamp, live, signIn } from './wire'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** A meeting with something in it of everything the professionals keep to themselves. Returns what must not reach the family. */
async function playMeeting(): Promise<{ open: string; secrets: string[] }> {
  const [chair, police, school] = await Promise.all([CHAIR, POLICE, SCHOOL].map(who => signIn(server.url, who)))
  const seat = await live(chair!)
  await seat.act('start', {})
  const [marks, mine, theirs, everyone] = await Promise.all([
    board(chair!, 'professionals'),
    board(police!, 'professionals'),
    board(school!, 'professionals'),
    board(police!, 'meeting'),
  ])
  const secrets = ['"id":"professionals"', `${MEETING}/professionals`]
  const told = async (own: typeof marks, statement: Statement, words: string[]) => {
    const id = randomUUID()
    const answer = await own.share(statement, id)
    if (!isStamp(answer)) throw new Error(`${statement.kind}: ${answer.reason}`)
    secrets.push(id, answer.leaf, ...words)
    return id
  }
  const word = (text: string) => `${text} ${randomUUID()}`
  const [body, second, corrected] = [word('A heron stood'), word('An otter swam'), word('Two herons stood')]
  const openBody = word('A robin sang')
  const open = randomUUID()
  await everyone.share(contribution(seat.state, openBody), open)
  const kept = await told(mine, contribution(seat.state, body, 'professionals'), [body])
  const gone = await told(theirs, contribution(seat.state, second, 'professionals'), [second])
  const newer = await told(
    mine,
    { ...contribution(seat.state, corrected, 'professionals'), kind: 'correction', contribution: kept, version: kept },
    [corrected],
  )
  const reasons = [word('The date of the heron is missing'), word('The robin is not today’s worry')]
  const mark = {
    kind: 'mark',
    v: 1,
    seen: 1,
    relevance: 'less-relevant',
    proportionality: 'too-little',
    request: 'date',
  } as const
  await told(marks, { ...mark, contribution: kept, version: newer, reason: reasons[0] }, [reasons[0]!])
  await told(marks, { ...mark, contribution: open, version: open, reason: reasons[1] }, [reasons[1]!])
  const replied = word('The robin was there on two days')
  await told(mine, { kind: 'reply', v: 1, seen: 1, contribution: open, version: open, body: replied }, [replied])
  await seat.act('focus', { heading: 'accurate', contribution: kept })
  secrets.push(`"professionals":${seat.state.reached.professionals}`)
  await told(theirs, { kind: 'withdrawal', v: 1, seen: 1, contribution: gone, version: gone, heading: 'accurate' }, [])
  for (const each of [marks, mine, theirs, everyone, seat]) each.close()
  return { open: openBody, secrets }
}

test('Z61 a family member’s browser receives no byte of the professionals’ audience', async ({ browser }) => {
  const [theirs, control] = await Promise.all([tap(server.url), tap(server.url)])
  const [mother, teacher] = await Promise.all([
    openAs(browser, { url: theirs.url }, MOTHER, '/meetings'),
    openAs(browser, { url: control.url }, SCHOOL, '/meetings'),
  ])
  const both = [mother, teacher]
  for (const page of both) {
    await page.goto(`/meetings/${MEETING}/board`)
    await isLive(page)
  }
  const { open, secrets } = await playMeeting()
  for (const page of both) {
    for (const heading of [...HEADINGS, 'accurate'] as const) await goTo(page, heading)
    await expect(row(page, open)).toBeVisible()
    await page.getByRole('link', { name: boardWords.whole }).click()
    await expect(page.getByText(open)).toBeVisible()
    await page.reload()
    await expect(page.getByText(open)).toBeVisible()
  }
  for (const path of ['chair', 'trail']) await mother.goto(`/meetings/${MEETING}/${path}`)
  await mother.request.get(`/api/meetings/${MEETING}/evidence`)
  await mother.goto(`/meetings/${MEETING}/board?heading=accurate`)
  await expect(row(mother, open)).toBeVisible()

  const [received, professionals] = [theirs.received(), control.received()]
  expect(received.includes(open)).toBe(true)
  for (const secret of secrets) {
    expect(professionals.includes(secret), `the search finds “${secret}” where it is`).toBe(true)
    expect(received.includes(secret), `“${secret}” reached the family`).toBe(false)
  }
  for (const each of [theirs, control]) each.close()
})
