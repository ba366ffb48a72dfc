import AxeBuilder from '@axe-core/playwright'
import { circulation, summaryPage } from '../lib/text/circulation'
import { decide } from '../lib/text/decide'
import { versionName, versionPage as versions, recordPage as words } from '../lib/text/record'
import { draftRefusal } from './drafting'
import { openAs } from './page'
import { CHAIR, MEETING, MINUTES, MOTHER, POLICE } from './people'
import { keptIn, plantKeptWords, textOfPdf, WRITTEN } from './planted'
import { type Server, startServer } from './server'
import { expect, type Page, test } from './test'
import { signIn } from './wire'

// The later stories go on where the earlier ones ended.
test.describe.configure({ mode: 'serial' })
let server: Server
test.use({ reducedMotion: 'reduce' })
test.beforeAll(async () => {
  const before = await startServer()
  await plantKeptWords(before.url)
  await before.kill()
  server = await startServer({ dataDir: before.dataDir, args: ['--demo', '--play', '--speed', '1000'] })
})
test.afterAll(() => server.stop())

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate(name => {
      document.documentElement.dataset.theme = name
    }, theme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
    for (const { id, nodes } of violations)
      for (const { html } of nodes) found.push(`${theme}, ${page.viewportSize()?.width}: ${id}: ${html}`)
  }
  return found
}

test('V28 once the conference is closed its record is there: children first, on a phone and on paper, and for nobody else', async ({
  browser,
}) => {
  await server.played()
  const table = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair?part=decide`)
  await expect(table.getByRole('heading', { name: decide.sealed.title })).toBeVisible()
  await table.getByRole('link', { name: words.openDraft }).click()
  const paper = table.getByRole('article')
  await expect(paper.getByRole('heading', { level: 1 })).toBeVisible()
  const titles = await paper.getByRole('heading', { level: 2 }).allTextContents()
  const parts = [words.analysis.title, words.decisions.title, words.plan.title, words.family.title, words.shared.title]
  expect(titles.slice(2, 7)).toEqual([...parts])
  await expect(paper.getByText('set aside by the chair')).toBeVisible()

  const file = table.waitForEvent('download')
  await table.getByRole('button', { name: words.pdf.download }).click()
  expect((await file).suggestedFilename()).toBe(`record-${MEETING}.pdf`)

  const found = await findings(table)
  await table.setViewportSize({ width: 390, height: 844 })
  found.push(...(await findings(table)))
  await table.setViewportSize({ width: 320, height: 640 })
  expect(found).toEqual([])
  const sideways = await table.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth
  })
  expect(sideways).toBe(false)
  await table.emulateMedia({ media: 'print' })
  await expect(table.getByRole('heading', { name: words.see.title })).toBeHidden()

  const minutes = await openAs(browser, server, MINUTES, '/meetings')
  await minutes.getByRole('link', { name: words.openDraft }).click()
  await expect(minutes.getByRole('heading', { level: 1 })).toContainText(words.title(''))
  const police = await openAs(browser, server, POLICE, `/meetings/${MEETING}/record`)
  await expect(police).not.toHaveURL(/record/)
  for (const page of [table, minutes, police]) await page.context().close()
})

test('Z305 the chair looks at each version, says whose children are whose, approves; each reads their own, and a correction is asked for and answered', async ({
  browser,
}) => {
  await server.played()
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/record`)
  const panel = chair.getByRole('region', { name: versions.who })
  const links = new Map<string, string>()
  for (const name of ['Daniel Adair', MOTHER.name]) {
    await panel.getByRole('link', { name, exact: true }).click()
    await expect(chair.getByRole('heading', { level: 1, name: versions.title(name) })).toBeVisible()
    links.set(name, new URL(chair.url()).pathname)
    const whose = chair.getByRole('group', { name: versions.children.title(name) })
    for (const child of await whose.getByRole('checkbox').all()) await child.check()
    await chair.getByRole('button', { name: versions.children.save }).click()
    await expect(chair.getByText(versions.children.lead)).toBeVisible()
    await expect(chair.getByRole('main')).toContainText('Left out: among professionals only')
    await chair.getByRole('link', { name: versions.back }).click()
    await expect(panel).toBeVisible()
  }
  const approve = panel.getByRole('button', { name: /^Approve/ })
  for (const name of links.keys()) await panel.getByLabel(versions.include(name)).check()
  await expect(approve).toHaveText(versions.approve(3))
  await approve.click()
  await expect(panel.getByRole('link', { name: versions.number(1) })).toBeVisible()

  const police = await openAs(browser, server, POLICE, `/meetings/${MEETING}/record`)
  await expect(police.getByRole('heading', { level: 1 })).toBeVisible()
  await police.getByLabel(versions.corrections.wrong).fill('The time is wrong.')
  await police.getByRole('button', { name: versions.corrections.send }).click()
  await expect(police.getByText(versions.corrections.open)).toBeVisible()
  await chair.reload()
  await panel.getByLabel(versions.corrections.answerTo(POLICE.name)).fill('It was twenty to ten.')
  await panel.getByRole('button', { name: versions.corrections.accept }).click()
  await expect(panel.getByRole('button', { name: versions.corrections.accept })).toBeHidden()
  await expect(panel.getByText('It was twenty to ten.')).toBeVisible()

  const mother = await openAs(browser, server, MOTHER, `/meetings/${MEETING}/record`)
  await expect(mother.getByRole('main')).toContainText(versions.copy(MOTHER.name))
  for (const asked of ['', '?number=1', links.get('Daniel Adair')!]) {
    const path = asked.startsWith('/') ? asked : `/meetings/${MEETING}/record${asked}`
    const bytes = await (await mother.request.get(path)).text()
    for (const word of ['PO-P', 'Copy for Professionals', 'Copy for Daniel']) expect(bytes, path).not.toContain(word)
  }

  const found: string[] = []
  for (const [path, width] of [
    [links.get('Daniel Adair')!, 1440],
    [`${links.get(MOTHER.name)}?number=1`, 390],
  ] as const) {
    await chair.setViewportSize({ width, height: 900 })
    await chair.goto(path)
    await expect(chair.getByRole('heading', { level: 1 })).toBeVisible()
    found.push(...(await findings(chair)))
    const sideways = await chair.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth > clientWidth
    })
    expect(sideways, path).toBe(false)
  }
  expect(found).toEqual([])
  for (const page of [chair, police, mother]) await page.context().close()
})

test('Z309 chair and minute taker write the analysis together, the chair approves what stands there, and a parent’s copy lacks the professionals’ paragraph', async ({
  browser,
}) => {
  await server.played()
  const [chair, minutes] = await Promise.all(
    [CHAIR, MINUTES].map(who => openAs(browser, server, who, `/meetings/${MEETING}/record`)),
  )
  const say = words.analysis
  const panel = chair!.getByRole('region', { name: versions.who })

  const writing = (page: Page) => page.getByRole('region', { name: say.title, exact: true })
  const box = (page: Page, n: number) =>
    writing(page)
      .getByRole('group', { name: say.paragraph(n), exact: true })
      .getByRole('textbox', { name: say.words })
  await expect(writing(chair!).getByText(say.empty)).toBeVisible()
  await writing(chair!).getByRole('button', { name: say.prompts[0] }).click()
  await expect(box(chair!, 1)).toBeFocused()
  await chair!.keyboard.type('EVENINGS are hard')
  await expect(box(minutes!, 1)).toHaveValue('EVENINGS are hard')
  await expect(writing(minutes!).getByText(say.writing([CHAIR.name]))).toBeVisible()
  await box(minutes!, 1).press('Control+End')
  await minutes!.keyboard.type(', on both.')
  await expect(box(chair!, 1)).toHaveValue('EVENINGS are hard, on both.')
  await writing(chair!).getByRole('combobox', { name: say.to }).selectOption(say.readers.meeting)
  await writing(minutes!).getByRole('button', { name: say.another }).click()
  await expect(box(minutes!, 2)).toBeFocused()
  await minutes!.keyboard.type('INNERWORDS')
  await expect(box(chair!, 2)).toHaveValue('INNERWORDS')

  const again = panel.getByRole('button', { name: versions.remake })
  const approve = panel.getByRole('button', { name: /^Approve/ })
  await expect(approve).toBeDisabled()
  await again.click()
  await expect(again).toBeHidden()
  await minutes!.keyboard.type(' and more')
  await expect(box(chair!, 2)).toHaveValue('INNERWORDS and more')
  await expect(again).toBeVisible()
  await expect(approve).toBeDisabled()
  await again.click()
  await expect(again).toBeHidden()
  await panel.getByLabel(versions.include(MOTHER.name)).check()
  const before = await panel.getByRole('link', { name: /^Version / }).count()
  await approve.click()
  await expect(panel.getByRole('link', { name: /^Version / })).toHaveCount(before + 1)

  const police = await openAs(browser, server, POLICE, `/meetings/${MEETING}/record`)
  await expect(police.getByRole('main')).toContainText('INNERWORDS and more')
  const mother = await openAs(browser, server, MOTHER, `/meetings/${MEETING}/record`)
  await expect(mother.getByRole('main')).toContainText('EVENINGS are hard, on both.')
  expect(await (await mother.request.get(`/meetings/${MEETING}/record`)).text()).not.toContain('INNERWORDS')
  for (const who of [POLICE, MOTHER])
    expect(await draftRefusal(await signIn(server.url, who), `record.${MEETING}`)).toEqual({ code: 4404, bytes: 0 })

  await chair!.setViewportSize({ width: 390, height: 844 })
  expect(await findings(chair!)).toEqual([])
  await chair!.emulateMedia({ media: 'print' })
  await expect(box(chair!, 1)).toBeHidden()
  await expect(writing(chair!).getByText('EVENINGS are hard, on both.')).toBeVisible()
  for (const page of [chair!, minutes!, police, mother]) await page.context().close()
})

test('Z308 the chair approves four versions and sends two of them, hands over the two whose readers have no account, and sees who opened theirs', async ({
  browser,
}) => {
  await server.played()
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/record`)
  const panel = chair.getByRole('region', { name: versions.who })
  const sent = chair.getByRole('region', { name: circulation.title })
  const summary = chair.getByRole('region', { name: summaryPage.who })
  await summary.getByLabel(versions.include(MOTHER.name)).check()
  await summary.getByRole('button', { name: versions.approve(2) }).click()
  await expect(summary.getByRole('link', { name: summaryPage.number(1) })).toBeVisible()

  const before = await panel.getByRole('link', { name: /^Version \d/ }).count()
  for (const name of ['Professionals', 'Daniel Adair', MOTHER.name, 'Maya Fenwick-Adair (child)'])
    await panel.getByLabel(versions.include(name)).check()
  await panel.getByRole('button', { name: versions.approve(4) }).click()
  await expect(panel.getByRole('link', { name: versions.number(before + 1) })).toBeVisible()

  const table = (form: 'record' | 'summary', number: number) =>
    sent.getByRole('table', { name: circulation.of(form, number) })
  const row = (form: 'record' | 'summary', number: number, name: string) =>
    table(form, number).getByRole('row').filter({ hasText: name })
  for (const [form, number] of [
    ['record', before + 1],
    ['summary', 1],
  ] as const) {
    await table(form, number)
      .locator('..')
      .getByRole('button', { name: circulation.send(2) })
      .click()
    await expect(row(form, number, MOTHER.name).getByText(circulation.waiting(0))).toBeVisible()
  }
  for (const name of ['Daniel Adair', 'Maya Fenwick-Adair (child)']) {
    const theirs = row('record', before + 1, name)
    await expect(theirs.getByText(circulation.noReader)).toBeVisible()
    await theirs.getByText(circulation.hand, { exact: true }).click()
    await theirs.getByRole('button', { name: circulation.save }).click()
    await expect(theirs.getByText('Given by hand')).toBeVisible()
  }

  const mother = await openAs(browser, server, MOTHER, '/meetings')
  const came = mother.getByRole('region', { name: circulation.came.title })
  await expect(came.getByRole('link')).toHaveCount(2)
  await came.getByRole('link', { name: circulation.came.of.record }).click()
  await expect(mother.getByRole('main')).toContainText(versions.copy(MOTHER.name))
  await expect(mother.getByRole('main')).toContainText('Whoever chaired is told that you opened it')
  await expect(mother.getByRole('main')).not.toContainText('Daniel Adair')
  await mother.goto('/meetings')
  await expect(came.getByRole('link')).toHaveCount(1)

  await chair.reload()
  await expect(row('record', before + 1, MOTHER.name).getByText(circulation.waiting(0))).toBeHidden()
  await expect(row('record', before + 1, MOTHER.name)).not.toContainText(circulation.remind)
  await expect(row('summary', 1, MOTHER.name).getByText(circulation.waiting(0))).toBeVisible()
  const found = await findings(chair)
  await chair.setViewportSize({ width: 390, height: 844 })
  found.push(...(await findings(chair)))
  expect(found).toEqual([])
  for (const page of [chair, mother]) await page.context().close()
})

test('Z310 words kept from a parent are in no spelling in their copy: not on its page, not on paper, not in its file', async ({
  browser,
}) => {
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/record`)
  const panel = chair.getByRole('region', { name: versions.who })
  const links = await panel
    .getByRole('link')
    .evaluateAll(all => all.map(link => ({ name: link.textContent ?? '', path: link.getAttribute('href') ?? '' })))
  const number = links.filter(({ name }) => /^Version \d/.test(name)).length
  expect(number).toBeGreaterThan(1)
  const copyOf = async (name: string) => {
    const path = links.find(link => link.name === name)?.path ?? ''
    const page = await chair.request.get(`${path}?number=${number}`)
    expect(page.status(), path).toBe(200)
    await chair.emulateMedia({ media: 'print' })
    await chair.goto(`${path}?number=${number}`)
    await expect(chair.getByRole('article')).toContainText(versions.copy(name))
    const paper = await textOfPdf(await chair.pdf())
    const recipient = path.split('/').at(-1)
    const file = await chair.request.get(`/api/meetings/${MEETING}/record.pdf?number=${number}&recipient=${recipient}`)
    expect(file.headers()['content-type'], path).toBe('application/pdf')
    return { page: await page.text(), paper, file: await textOfPdf(await file.body()) }
  }
  const [daniel, leah] = ['Daniel Adair', MOTHER.name]
  for (const [form, text] of Object.entries(await copyOf(daniel))) {
    expect(keptIn(text, daniel), form).toEqual([])
    for (const words of ['Seen at', 'We are at']) expect(text, form).not.toContain(words)
  }
  // Her own words are hers to read; what the police said of them is not.
  for (const [form, text] of Object.entries(await copyOf(leah))) {
    expect(keptIn(text, daniel), form).toHaveLength(2)
    expect(text, form).not.toContain('Seen at')
  }
  for (const [form, text] of Object.entries(await copyOf(versionName({ kind: 'professionals', name: '' }))))
    expect(text.split('Seen at').length, form).toBeGreaterThan(WRITTEN.length)
  await chair.context().close()
})

test('Z312 a copy that holds words kept from its reader cannot be chosen; the chair says why it may go out, the minute taker agrees, and then it can', async ({
  browser,
}) => {
  const at = `/meetings/${MEETING}/record`
  const chair = await openAs(browser, server, CHAIR, at)
  const daniel = 'Daniel Adair'
  const panel = chair.getByRole('region', { name: versions.who })
  const row = panel.getByRole('listitem').filter({ has: chair.getByLabel(versions.include(daniel)) })
  const writing = chair.getByRole('region', { name: words.analysis.title, exact: true })
  await expect(row).not.toContainText(versions.heldBack)
  await writing.getByRole('button', { name: words.analysis.another }).click()
  await chair.keyboard.type('They stay at twenty two, quillon terr')
  await chair.keyboard.type('ace for now.')
  await writing.getByRole('combobox', { name: words.analysis.to }).last().selectOption(words.analysis.readers.meeting)
  await panel.getByRole('button', { name: versions.remake }).click()
  await expect(row.getByText(versions.heldBack, { exact: true })).toBeVisible()
  await expect(row.getByRole('checkbox')).toBeDisabled()

  await row.getByRole('link', { name: daniel }).click()
  await expect(chair.getByRole('heading', { name: versions.held.title })).toBeVisible()
  await expect(chair.getByText(versions.held.says('twenty two, quillon terrace'))).toBeVisible()
  await chair.getByLabel(versions.held.reason).fill('He knows where they stay since Friday.')
  await chair.getByRole('button', { name: versions.held.ask }).click()
  await expect(chair.getByText(versions.held.second)).toBeVisible()
  await expect(chair.getByRole('button', { name: versions.held.agree })).toHaveCount(0)

  const minutes = await openAs(browser, server, MINUTES, new URL(chair.url()).pathname)
  await expect(minutes.getByText('He knows where they stay since Friday.')).toBeVisible()
  await minutes.getByRole('button', { name: versions.held.agree }).click()
  await expect(minutes.getByText(versions.held.agreed(CHAIR.name, MINUTES.name))).toBeVisible()
  expect(await findings(minutes)).toEqual([])

  await chair.goto(at)
  await expect(row.getByText(versions.heldLetGo)).toBeVisible()
  await row.getByRole('checkbox').check()
  const before = await panel.getByRole('link', { name: /^Version \d/ }).count()
  await panel.getByRole('button', { name: /^Approve/ }).click()
  await expect(panel.getByRole('link', { name: versions.number(before + 1) })).toBeVisible()
  for (const page of [chair, minutes]) await page.context().close()
})
