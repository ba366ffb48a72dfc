import { randomUUID } from 'node:crypto'
import { errors } from '../lib/text/shell'
import { trailPage } from '../lib/text/trail-page'
import { isLive, openAs, row } from './page'
import { CHAIR, MEETING, POLICE } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'
import { board, contribution, isStamp, live, signIn } from './wire'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** Turns the writing round for all that follows, until somebody ends it. */
const TURN = '\u202e'
const turned = (text: string) => `${TURN}${text}`

/** Words of this page that stand behind words which turn the writing round, in the same run of text. */
const misled = (page: Page): Promise<string[]> =>
  page.evaluate(turn => {
    const found: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const box = node.parentElement
      if (!box || box.closest('script') || !node.textContent?.includes(turn)) continue
      const { display, unicodeBidi } = getComputedStyle(box)
      const apart = display !== 'inline' || unicodeBidi.startsWith('isolate')
      const behind = [...box.childNodes].slice([...box.childNodes].indexOf(node as ChildNode) + 1)
      const more = behind.map(next => next.textContent ?? '').join('')
      if (!apart || more) found.push(`${box.tagName} ${node.textContent} ${more}`)
    }
    return found
  }, TURN)

test('W11 characters that turn the writing round change nothing of ours around the words they stand in', async ({
  browser,
}) => {
  const police = await signIn(server.url, POLICE)
  const seat = await live(police)
  const among = await board(police, 'professionals')
  const [whole, gone] = [randomUUID(), randomUUID()]
  const words = {
    ...contribution(seat.state, turned('words'), 'professionals'),
    headline: turned('headline'),
    nature: 'reported' as const,
    reportedBy: turned('somebody'),
    source: { kind: 'record' as const, ref: turned('log') },
    whyNow: turned('now'),
    impact: turned('impact'),
    handlingNote: turned('handling'),
    protectSource: true,
    childView: { exactWords: turned('said'), toldTo: turned('told') },
  }
  expect(isStamp(await among.share(words, whole))).toBe(true)
  expect(isStamp(await among.share(contribution(seat.state, 'Gone.', 'professionals'), gone))).toBe(true)
  const withdrawal = { kind: 'withdrawal' as const, v: 1 as const, seen: words.seen, contribution: gone, version: gone }
  const reason = turned('reason')
  expect(isStamp(await among.share({ ...withdrawal, heading: 'accurate', reason }))).toBe(true)
  const page = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/board?heading=accurate`)
  await isLive(page)
  await expect(row(page, turned('handling'))).toBeVisible()
  await expect(row(page, reason)).toBeVisible()
  expect(await misled(page)).toEqual([])
  await page.goto(`/meetings/${MEETING}/board?view=whole`)
  await expect(page.getByRole('link', { name: words.childView.exactWords })).toBeVisible()
  expect(await misled(page)).toEqual([])
  await page.goto(`/meetings/${MEETING}/trail`)
  await expect(page.getByRole('row').filter({ hasText: reason })).toBeVisible()
  expect(await misled(page)).toEqual([])
  for (const each of [among, seat]) each.close()
  await page.context().close()
})

test.describe(() => {
  test.use({ mayAsk: ['http://elsewhere.invalid'] })

  test('W12 a trail that another site leads to opens only when the person asks for it here', async ({ browser }) => {
    const chair = await signIn(server.url, CHAIR)
    const path = `/meetings/${MEETING}/trail`
    for (const site of ['cross-site', 'same-site']) {
      const answer = await fetch(`${server.url}${path}`, { headers: { ...chair.headers, 'sec-fetch-site': site } })
      const shown = await answer.text()
      expect(shown).toContain(errors.elsewhere.title)
      expect(shown).not.toContain(trailPage.title)
    }
    const page = await openAs(browser, server, CHAIR, '/meetings')
    const elsewhere = 'http://elsewhere.invalid/'
    const link = `<a href="${server.url}${path}">Look</a>`
    await page.route(elsewhere, route => route.fulfill({ contentType: 'text/html', body: link }))
    await page.goto(elsewhere)
    await page.getByRole('link', { name: 'Look' }).click()
    await page.getByRole('link', { name: errors.elsewhere.open }).click()
    await expect(page.getByRole('heading', { level: 1, name: trailPage.title })).toBeVisible()
    await page.context().close()
  })
})
