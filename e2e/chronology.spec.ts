import { randomUUID } from 'node:crypto'
import { board as boardWords, RELEVANCE_WORDS } from '../lib/text/board'
import { chronology } from '../lib/text/chronology'
import { isLive, openAs } from './page'
import { CHAIR, MEETING, MOTHER, POLICE } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'
import { board, contribution, isStamp, live, signIn } from './wire'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('Z291 the chronology takes up what is shared meanwhile, in its place, with why it matters now; family see it without marks', async ({
  browser,
}) => {
  const address = `/meetings/${MEETING}/chronology`
  const chair = await openAs(browser, server, CHAIR, address)
  await isLive(chair)
  const table = chair.getByRole('table')
  await expect(table).toBeVisible()
  const why = 'It has happened again this month.'
  const body = `An old report ${randomUUID()}`
  const police = await signIn(server.url, POLICE)
  const [seat, wire] = await Promise.all([live(police), board(police, 'meeting')])
  const said = {
    ...contribution(seat.state, body),
    event: { precision: 'month', date: '1991-03-01' } as const,
    historic: true,
    whyNow: why,
  }
  const id = randomUUID()
  expect(isStamp(await wire.share(said, id))).toBe(true)
  const first = table.getByRole('row').filter({ hasText: body })
  await expect(first).toContainText('March 1991')
  await expect(first).toContainText(why)
  await expect(first).toContainText(boardWords.historic)
  await expect(first.getByRole('cell').first()).toHaveText('1')
  const judge = await signIn(server.url, CHAIR)
  const [held, marks] = await Promise.all([live(judge), board(judge, 'professionals')])
  const seen = held.state.audiences.find(one => one.id === 'professionals')?.version ?? 0
  const mark = {
    kind: 'mark',
    v: 1,
    seen,
    contribution: id,
    version: id,
    relevance: 'relevant',
    proportionality: 'proportionate',
    request: 'none',
  } as const
  expect(isStamp(await marks.share(mark, randomUUID()))).toBe(true)
  await expect(first).toContainText(RELEVANCE_WORDS.relevant)
  await chair.getByLabel(chronology.relevant).check()
  await expect(table.getByRole('row')).toHaveCount(2)

  const mother = await openAs(browser, server, MOTHER, address)
  await isLive(mother)
  await expect(mother.getByRole('row').filter({ hasText: body })).toContainText(why)
  await expect(mother.getByText(RELEVANCE_WORDS.relevant, { exact: true })).toHaveCount(0)
  await expect(mother.getByRole('columnheader', { name: chronology.columns.marks })).toHaveCount(0)
  for (const one of [seat, wire, held, marks]) one.close()
})
