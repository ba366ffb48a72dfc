import { type Browser, chromium, type Page } from '@playwright/test'
import { chair as words } from '../lib/text/chair'
import { clockMinutes, londonDate } from '../lib/text/dates'
import { HEADING_NAMES } from '../lib/text/headings'
import { BROWSER_FLAGS, ensureBrowser } from '../scripts/browser.mjs'
import type { Figures } from './rows'
import type { Room, Seat } from './server'
import { quantile } from './stats'

/** How much slower than this machine the browser's CPU is made. */
const SLOWED = 4
const KEYS = 60
/** With this many rows the board fills a screen; they answer keys from the moment they are there. */
const SCREENFUL = 10
/** A page of the trail far from either end. */
const MIDDLE = 50
/** A moment near the end of the log. */
const MOMENT = 4900

/** A chair who heard it read out: how long they look at a contribution before they judge it, and what goes by from key to key. */
const PACE = { look: 5000, key: 300 }
export const TO_MARK = 25

export async function startBrowser(): Promise<Browser> {
  const executablePath = await ensureBrowser()
  return chromium.launch({ executablePath, args: BROWSER_FLAGS })
}

/** A long board in one person's browser, all of it under one heading: until every row is painted, what typing takes, how much script it is. */
export async function boardPage(browser: Browser, { name, seats }: Room, statements: number): Promise<Figures> {
  const seat = seats.find(one => one.writes)
  if (!seat) throw new Error('nobody writes on this board')
  const url = `http://${new URL(seat.url).host}`
  const context = await browser.newContext({ baseURL: url })
  try {
    await context.addCookies(cookiesOf(seat, url))
    const page = await context.newPage()
    const tools = await context.newCDPSession(page)
    await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
    await page.goto(`/meetings/${name}/board?heading=timely`, { waitUntil: 'commit' })
    const rows = (least: number) =>
      page
        .waitForFunction(count => document.querySelectorAll('article').length >= count && performance.now(), least, {
          timeout: 120_000,
        })
        .then(handle => handle.jsonValue())
        .then(Number)
    const first = await rows(SCREENFUL)
    const every = await rows(statements)
    const script = await page.evaluate(scriptBytes)
    await page.locator('article').first().focus()
    await page.keyboard.press('n')
    await page.locator('textarea:focus').waitFor()
    const keys = await typing(page)
    return {
      'interactive ms': Math.round(first),
      'every row ms': Math.round(every),
      'key to paint p50 ms': Math.round(quantile(keys, 0.5)),
      'p99 ms': Math.round(quantile(keys, 0.99)),
      'script kB, gzip': Math.round(script / 1000),
    }
  } finally {
    await context.close()
  }
}

/** The chair marks what is under one heading by keys, at a person's pace; every fifth owes a reason. How long it took, and how much of that they waited for the page. */
export async function marking(browser: Browser, { name, seats }: Room): Promise<Figures> {
  const seat = seats[0]
  if (!seat) throw new Error('nobody chairs this meeting')
  const url = `http://${new URL(seat.url).host}`
  const context = await browser.newContext({ baseURL: url })
  try {
    await context.addCookies(cookiesOf(seat, url))
    const page = await context.newPage()
    await page.goto(`/meetings/${name}/chair`)
    const agenda = page.getByRole('navigation', { name: words.agenda }).getByRole('list')
    await agenda.getByRole('button', { name: HEADING_NAMES.timely }).click()
    const queue = page.getByRole('heading', { name: /^To mark, / })
    await queue.and(page.locator(':focus')).waitFor()
    const began = performance.now()
    let waited = 0
    for (let i = 1; i <= TO_MARK; i++) {
      const before = await queue.textContent()
      await page.waitForTimeout(PACE.look)
      for (const key of i % 5 ? ['1', '4'] : ['2', '4', '7']) {
        await page.waitForTimeout(PACE.key)
        await page.keyboard.press(key)
      }
      const from = performance.now()
      await queue.filter({ hasNotText: before ?? '' }).waitFor()
      waited += performance.now() - from
    }
    return {
      seconds: Math.round((performance.now() - began) / 100) / 10,
      'waited for the page, ms a mark': Math.round(waited / TO_MARK),
    }
  } finally {
    await context.close()
  }
}

const scriptBytes = () =>
  performance
    .getEntriesByType('resource')
    .filter(entry => entry instanceof PerformanceResourceTiming)
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)

/** Milliseconds from each key to the first moment after what it changed was painted. */
async function typing(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    performance.clearMeasures('key')
    addEventListener(
      'keydown',
      ({ timeStamp: start }) =>
        requestAnimationFrame(() => setTimeout(() => performance.measure('key', { start, end: performance.now() }))),
      { capture: true },
    )
  })
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press(i % 6 === 5 ? 'Space' : 'e')
    await page.waitForFunction(done => performance.getEntriesByName('key').length > done, i)
  }
  return page.evaluate(() => performance.getEntriesByName('key').map(({ duration }) => duration))
}

/** A long trail as the chair asks for it: the page that opens, one kind alone, words looked for, and as it stood at a moment; until the last byte is here. */
export async function trailPages({ name, seats }: Room): Promise<Figures> {
  const chair = seats[0]
  if (!chair) throw new Error('nobody may read the trail')
  const origin = `http://${new URL(chair.url).host}`
  const ask = async (query = '') => {
    const from = performance.now()
    const answer = await fetch(`${origin}/meetings/${name}/trail${query}`, {
      headers: chair.headers ?? {},
      redirect: 'manual',
    })
    const page = await answer.text()
    if (answer.status !== 200) throw new Error(`the trail answered ${answer.status}`)
    return { page, ms: performance.now() - from }
  }
  const look = async (words: string) => {
    const from = performance.now()
    const answer = await fetch(`${origin}/api/meetings/${name}/trail`, {
      method: 'POST',
      headers: { ...chair.headers, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ words, filters: {} }),
    })
    await answer.text()
    if (answer.status !== 200) throw new Error(`the trail answered ${answer.status} to a search`)
    return performance.now() - from
  }
  const replays = (body: unknown) =>
    fetch(`${origin}/api/meetings/${name}/replay`, {
      method: 'POST',
      headers: { ...chair.headers, origin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  /** Forwards to a moment, then back to one before it. */
  const replayed = async (n: number, as: string) => {
    const from = performance.now()
    const answer = await replays({ n, as })
    await answer.text()
    if (answer.status !== 200) throw new Error(`the replay answered ${answer.status}`)
    return performance.now() - from
  }
  const first = await ask()
  const middle = await ask(`?page=${MIDDLE}`)
  const kind = await ask('?type=act.join')
  const found = await look('moonlight')
  const [, moment = ''] = /dateTime="([^"]+)"/i.exec(middle.page) ?? []
  const then = await ask(`?to=${londonDate(moment)}T${clockMinutes(moment)}`)
  const opened = await (await fetch(`${origin}/meetings/${name}/replay`, { headers: chair.headers ?? {} })).text()
  const [, eyes = ''] = /<option value="([0-9a-f-]{36})"/.exec(opened) ?? []
  await replayed(1, eyes)
  const forwards = await replayed(MOMENT, eyes)
  const back = await replayed(MOMENT - 1, eyes)
  return {
    'open ms': Math.round(first.ms),
    'another page ms': Math.round(middle.ms),
    'one kind ms': Math.round(kind.ms),
    'words ms': Math.round(found),
    'to a moment ms': Math.round(then.ms),
    'replay on ms': Math.round(forwards),
    'replay back ms': Math.round(back),
    'kB of page': Math.round(first.page.length / 1e3),
  }
}

const cookiesOf = ({ headers }: Seat, url: string) =>
  (headers?.cookie ?? '').split('; ').map(pair => {
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    return { name, value, url }
  })
