import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { chronology } from '../lib/text/chronology'
import { itemPage, readingsPage } from '../lib/text/item'
import { replay } from '../lib/text/replay'
import { PART_WORDS, trailPage, typeWords } from '../lib/text/trail-page'
import { isLive, openAs } from './page'
import { AUDITOR, CHAIR, MEETING, MOTHER, POLICE, SCHOOL } from './people'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'
import { verify } from './verify'
import { contribution, get, isStamp, live, nobody, signIn, board as wires } from './wire'

const scenario = z
  .object({
    contributions: z.array(
      z.object({
        body: z.string(),
        id: z.string(),
        author: z.string(),
        phase: z.string(),
        visibility: z.string(),
        revises: z.nullish(z.string()),
        eventDate: z.nullish(z.string()),
        eventTime: z.nullish(z.string()),
        eventDatePrecision: z.nullish(z.string()),
        chairMark: z.nullish(z.object({ relevance: z.nullish(z.string()), reason: z.nullish(z.string()) })),
      }),
    ),
    notShared: z.array(z.object({ author: z.string() })),
  })
  .parse(JSON.parse(readFileSync('server/demo/scenario.json', 'utf8')))

let server: Server
test.beforeAll(async () => {
  server = await startServer({ args: ['--demo', '--play', '--speed', '1000'] })
})
test.afterAll(() => server.stop())

test('Z301 on the played conference the reviewer sees what the school knew when the decision was made, in three clicks', async ({
  browser,
}) => {
  await server.played()
  const page = await openAs(browser, server, AUDITOR, `/meetings/${MEETING}/trail`)
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))

  await page.getByRole('link', { name: replay.page, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: replay.title })).toBeVisible()
  const eyes = page.getByRole('combobox', { name: replay.eyes })
  await expect(eyes).toBeEnabled()
  await page
    .getByRole('button', { name: /^Decision, / })
    .first()
    .click()
  const slider = page.getByRole('slider', { name: replay.slider })
  await expect(page.getByRole('status').filter({ hasText: CHAIR.name })).toContainText('recorded the decision')
  await eyes.selectOption({ label: `${SCHOOL.name}, ${SCHOOL.agency}` })

  const board = page.getByRole('region', { name: replay.board })
  const replaced = scenario.contributions.map(({ revises }) => revises)
  for (const { id, body, visibility } of scenario.contributions) {
    const shown = board.getByText(body)
    if (visibility === 'restricted' || replaced.includes(id)) await expect(shown).toHaveCount(0)
    else await expect(shown).toHaveCount(1)
  }
  await expect(page).toHaveURL(/\?at=[\dTZ.%:A-F-]+&as=[\da-f-]{36}$/)
  for (const address of [...asked, page.url()])
    expect(decodeURIComponent(address)).not.toMatch(/linden|whitlock|school/i)

  await slider.focus()
  await page.keyboard.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', /entry 1 of/)
  await expect(page.getByText(replay.nothing)).toBeVisible()
  await page.keyboard.press('n')
  await expect(slider).not.toHaveAttribute('aria-valuetext', /entry 1 of/)
  await expect(page.getByRole('status').filter({ hasText: CHAIR.name })).toContainText('marked')

  await expect(page.locator('[data-lane]')).toHaveCount(3)
  const shared = scenario.contributions.filter(({ revises, visibility }) => !revises && visibility !== 'restricted')
  await expect(page.getByText(`In all: ${shared.length} shared, `)).toBeAttached()
  const first = (await slider.getAttribute('aria-valuetext')) ?? ''
  await page.getByRole('button', { name: replay.next }).click()
  await expect(slider).not.toHaveAttribute('aria-valuetext', first)
  await expect(page.getByRole('status').filter({ hasText: CHAIR.name })).toContainText('marked')
  await page.getByRole('button', { name: replay.previous }).click()
  await expect(slider).toHaveAttribute('aria-valuetext', first)
  const time = page.getByLabel(replay.goTo, { exact: true })
  const goes = async (to: string, where: RegExp) => {
    await time.fill(to)
    await page.getByRole('button', { name: replay.go, exact: true }).click()
    await expect(slider).toHaveAttribute('aria-valuetext', where)
  }
  await page
    .getByRole('button', { name: /^Decision, / })
    .first()
    .click()
  await expect(page.getByRole('status').filter({ hasText: CHAIR.name })).toContainText('recorded the decision')
  const minute = await time.inputValue()
  await goes('2000-01-01T00:00', /entry 1 of/)
  await goes(minute, new RegExp(`^${minute.slice(-5)}:`))
  await goes('2099-01-01T00:00', /entry (\d+) of \1$/)
  const back = page.getByRole('button', { name: replay.back })
  for (const _ of [1, 2]) await back.click()
  await expect(slider).not.toHaveAttribute('aria-valuetext', /entry (\d+) of \1$/)
  await page.getByLabel(replay.speed, { exact: true }).selectOption(replay.speeds[16])
  await page.getByRole('button', { name: replay.play, exact: true }).click()
  await expect(slider).toHaveAttribute('aria-valuetext', /entry (\d+) of \1$/)
  await expect(page.getByRole('button', { name: replay.play, exact: true })).toBeVisible()
  await slider.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('n')
  await expect(slider).toHaveAttribute('aria-valuetext', first)
  await expect(page.getByRole('status').filter({ hasText: CHAIR.name })).toContainText('marked')

  await page.reload()
  await expect(eyes).toBeEnabled()
  await expect(eyes.locator('option:checked')).toContainText(SCHOOL.name)
  await expect(page.getByRole('status').filter({ hasText: CHAIR.name })).toContainText('marked')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: replay.on }).click()
  await expect(page.getByText(replay.away)).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: replay.again }).click()
  await expect(page.getByText(replay.away)).toBeHidden()
  await page.context().close()

  const police = await openAs(browser, server, POLICE, `/meetings/${MEETING}/replay`)
  await expect(police).not.toHaveURL(/replay/)
  await police.context().close()
})

const said = (id: string) => scenario.contributions.find(one => one.id === id)!
/** Whoever is asked a question starts at the trail; each press and each choice is a click. */
async function answer(page: Page, ...clicks: (() => Promise<unknown>)[]) {
  expect(clicks.length).toBeLessThanOrEqual(3)
  await page.goto(`/meetings/${MEETING}/trail`)
  for (const click of clicks) await click()
}

/** What each click on the trail and its pages is. */
function hands(page: Page) {
  const filters = page.getByRole('form', { name: trailPage.filters.label })
  const row = (text: string) => page.getByRole('row').filter({ hasText: text })
  return {
    row,
    part: (title: string) => page.getByRole('region', { name: title, exact: true }),
    pick: (label: string, option: string) => () => filters.getByLabel(label, { exact: true }).selectOption(option),
    show: async () => {
      await filters.getByRole('button', { name: trailPage.filters.apply }).click()
      await expect(filters.getByRole('link', { name: trailPage.filters.clear })).toBeVisible()
    },
    life: (text: string) => async () => {
      await row(text)
        .getByRole('link', { name: new RegExp(`^${itemPage.open}`) })
        .click()
      await expect(page.getByRole('heading', { name: itemPage.wordings.title })).toBeVisible()
    },
    open: async () => {
      await page.getByRole('link', { name: replay.page, exact: true }).click()
      await expect(page.getByRole('combobox', { name: replay.eyes })).toBeEnabled()
    },
    decision: async () => {
      await page
        .getByRole('button', { name: /^Decision, / })
        .first()
        .click()
      await expect(page.getByRole('status').filter({ hasText: CHAIR.name })).toContainText('recorded the decision')
    },
    eyes: (who: { name: string; agency: string }) => () =>
      page.getByRole('combobox', { name: replay.eyes }).selectOption({ label: `${who.name}, ${who.agency}` }),
  }
}

test('Z302 the reviewer reads the life of a contribution that was corrected: both wordings, who could see it, where the record has it', async ({
  browser,
}) => {
  await server.played()
  const page = await openAs(browser, server, AUDITOR, `/meetings/${MEETING}/trail`)
  const { pick, show, life, part } = hands(page)
  const [old, fresh] = [said('c16'), said('c17')]
  await pick(trailPage.filters.type, 'statement.correction')()
  await show()
  await life(fresh.body)()
  const wordings = part(itemPage.wordings.title)
  await expect(wordings.getByRole('heading', { level: 3 })).toHaveCount(2)
  await expect(wordings).toContainText(old.body)
  await expect(wordings.locator('ins').first()).toBeVisible()
  await expect(wordings.locator('del').first()).toBeVisible()
  const sights = part(itemPage.sights.title)
  await expect(sights).toContainText(MOTHER.name)
  await expect(sights).toContainText(SCHOOL.name)
  await expect(part(itemPage.record.title)).toContainText('In the body, under Accurate')
  await expect(part(itemPage.opened.title)).toContainText(AUDITOR.name)
  await expect(page).toHaveURL(/\/items\/[\da-f-]{36}$/)
  const { pathname } = new URL(page.url())
  await page.context().close()

  const police = await openAs(browser, server, POLICE, pathname)
  await expect(police).not.toHaveURL(/items/)
  await police.context().close()
})

test('Z291 on the played conference the chronology has what the scenario dates, in the order it happened, with no more precision than was said', async ({
  browser,
}) => {
  await server.played()
  const page = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chronology`)
  await isLive(page)
  const { contributions } = scenario
  const replaced = contributions.map(({ revises }) => revises)
  const dated = contributions.filter(
    ({ id, eventDate, visibility, chairMark }) =>
      eventDate && visibility !== 'restricted' && !replaced.includes(id) && chairMark?.relevance !== 'not-relevant',
  )
  const lines = page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
  await expect(lines).toHaveCount(dated.length)
  const said = await lines.allInnerTexts()
  const found = said.map(text => contributions.find(({ body }) => text.includes(body)))
  expect(found.map(one => one?.id).sort()).toEqual(dated.map(({ id }) => id).sort())
  const when = found.map(one => `${one?.eventDate}T${one?.eventTime ?? '00:00'}`)
  expect(when).toEqual(when.toSorted())
  for (const [i, one] of found.entries()) {
    const exact = ['minute', 'day'].includes(one?.eventDatePrecision ?? '')
    expect(said[i]?.includes(chronology.inexact), one?.id).toBe(!exact)
  }
  await expect(page.getByRole('table')).toContainText('Was there nothing, or has it not been said?')
  await page.getByLabel(chronology.relevant).check()
  await expect(lines).toHaveCount(dated.filter(({ chairMark }) => chairMark?.relevance === 'relevant').length)
  await page.context().close()

  const auditor = await openAs(browser, server, AUDITOR, `/meetings/${MEETING}/replay`)
  await auditor.getByRole('button', { name: replay.chronology.show }).click()
  const then = auditor
    .getByRole('table')
    .getByRole('row')
    .filter({ has: auditor.getByRole('link') })
  await expect(then).toHaveCount(dated.length)
  expect((await then.allInnerTexts()).map(text => contributions.find(({ body }) => text.includes(body)))).toEqual(found)
  await auditor.getByRole('slider', { name: replay.slider }).focus()
  await auditor.keyboard.press('Home')
  await expect(then).toHaveCount(0)
  await auditor.context().close()
})

test('Z303 each of ten questions a reviewer asks of the played conference is answered in three clicks or fewer, as the scenario has it', async ({
  browser,
}) => {
  await server.played()
  const page = await openAs(browser, server, AUDITOR, `/meetings/${MEETING}/trail`)
  const { row, part, pick, show, life, open, decision, eyes } = hands(page)
  const { type, agency, part: when } = trailPage.filters
  const { contributions, notShared } = scenario
  const board = page.getByRole('region', { name: replay.board })

  // Who could see an item, when, and in which wording?
  await answer(page, pick(agency, 'GP practice'), show, life(said('c14').body))
  await expect(part(itemPage.sights.title)).toContainText(itemPage.sights.wording(1))
  await expect(part(itemPage.sights.title)).toContainText(POLICE.name)
  await expect(part(itemPage.sights.title)).not.toContainText(MOTHER.name)

  // What had an agency shared by the time the meeting began?
  await answer(page, pick(agency, 'Police'), pick(when, PART_WORDS.before), show)
  for (const one of contributions.filter(({ author }) => author === POLICE.name))
    await expect(row(one.body)).toHaveCount(one.phase === 'before' ? 1 : 0)

  // What did the room know when the decision was made?
  await answer(page, open, decision)
  const replaced = contributions.map(({ revises }) => revises)
  for (const { id, body, visibility } of contributions)
    if (visibility !== 'restricted') await expect(board.getByText(body)).toHaveCount(replaced.includes(id) ? 0 : 1)

  // What was set aside, by whom, why, and did the author reply?
  const aside = contributions.filter(({ chairMark }) => chairMark?.relevance === 'not-relevant')
  const why = said('c14').chairMark?.reason ?? ''
  await answer(page, pick(type, typeWords('statement.mark')), show)
  for (const { chairMark } of aside) await expect(row(chairMark?.reason ?? '')).toContainText('not relevant')
  await expect(row('marked this not relevant')).toHaveCount(aside.length)
  await answer(page, pick(type, typeWords('statement.mark')), show, life(why))
  const about = part(itemPage.about.title)
  await expect(about.getByRole('listitem').filter({ hasText: why })).toContainText(CHAIR.name)
  await expect(about).toContainText('not relevant')
  await expect(part(itemPage.wordings.title)).toContainText(said('c14').body)
  await expect(part(itemPage.record.title)).toContainText('set it aside')

  // What was shared late? Nothing in the scenario: the school brings one thing more.
  expect(contributions.filter(({ phase }) => phase === 'after')).toEqual([])
  const school = await signIn(server.url, SCHOOL)
  const [seat, wire] = await Promise.all([live(school), wires(school, 'professionals')])
  const late = { ...contribution(seat.state, 'The register came in afterwards.', 'professionals'), late: true as const }
  expect(isStamp(await wire.share(late))).toBe(true)
  for (const one of [seat, wire]) one.close()
  await answer(page, pick(when, PART_WORDS.after), show)
  await expect(row(late.body)).toContainText(SCHOOL.name)
  for (const { body } of contributions) await expect(row(body)).toHaveCount(0)

  // What was decided not to share?
  await answer(page, pick(type, typeWords('statement.not-shared')), show)
  await expect(row('decided not to share')).toHaveCount(notShared.length)
  for (const { author } of notShared) await expect(row(author)).toHaveCount(1)

  // Who was in the professionals' part? The conference is played without one.
  await answer(page, pick(when, PART_WORDS.closed), show)
  await expect(page.getByText(trailPage.none.title)).toBeVisible()

  // Was anything altered?
  await answer(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: trailPage.export, exact: true }).click(),
  ])
  const key = (await (await get(nobody(server.url), '/api/keys')).text()).trim()
  for (const verdict of await verify(await download.path(), key)) expect(verdict.code, verdict.text).toBe(0)

  // Who looked at the log?
  await answer(page, () => page.getByRole('link', { name: readingsPage.link }).click())
  await expect(page.getByRole('heading', { name: readingsPage.title })).toBeVisible()
  await expect(row(typeWords('act.export'))).toContainText(AUDITOR.name)

  // What went to each parent?
  await answer(page, open, decision, eyes(MOTHER))
  await expect(page).toHaveURL(/&as=/)
  for (const { body, visibility } of contributions)
    if (visibility !== 'meeting') await expect(board.getByText(body)).toHaveCount(0)
  await expect(board.getByText(said('c01').body)).toHaveCount(1)
  await page.context().close()
})
