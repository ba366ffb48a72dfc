import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'

/** A page that is worked by keyboard alone. */
export type Hands = {
  /** Goes there with Tab, or back with Shift and Tab. */
  to(target: Locator): Promise<void>
  press(key: string): Promise<void>
  /** Goes there and presses Enter. */
  on(target: Locator): Promise<void>
  write(target: Locator, text: string): Promise<void>
  tick(box: Locator): Promise<void>
  /** Goes down a list to the first choice with these words in it. */
  choose(list: Locator, words: string): Promise<void>
  /** The focus is on something, and no mouse has been used. */
  kept(): Promise<void>
}

/** Where `target` is from the focus: the key that goes there, or null once it is here. */
const way = (target: Locator) =>
  target.evaluate(element => {
    const at = document.activeElement
    if (at === element) return null
    const before = at !== document.body && at && at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING
    return before ? 'Shift+Tab' : 'Tab'
  })

/** Call it before the page is opened: from then on it notices a mouse. */
export async function handsOn(page: Page): Promise<Hands> {
  await page.addInitScript(() =>
    addEventListener(
      'pointerdown',
      () => {
        document.documentElement.dataset.mouse = 'used'
      },
      true,
    ),
  )
  const press = (key: string) => page.keyboard.press(key)
  const to = async (target: Locator) => {
    for (let presses = 0; presses < 300; presses++) {
      const key = await way(target)
      if (key === null) return
      await press(key)
    }
    throw new Error(`the Tab key does not come to ${target}`)
  }
  return {
    to,
    press,
    on: async target => {
      await to(target)
      await press('Enter')
    },
    write: async (target, text) => {
      await to(target)
      await page.keyboard.type(text)
      await expect(target).toHaveValue(text)
    },
    tick: async box => {
      await to(box)
      await press('Space')
      await expect(box).toBeChecked()
    },
    choose: async (list, words) => {
      const value = await list.locator('option').filter({ hasText: words }).first().getAttribute('value')
      await to(list)
      for (let presses = 0; presses < 60 && (await list.inputValue()) !== value; presses++) await press('ArrowDown')
      await expect(list).toHaveValue(value ?? '')
    },
    kept: async () => {
      await expect(page.locator(':focus')).toHaveCount(1)
      expect(await page.locator('html').getAttribute('data-mouse')).toBeNull()
    },
  }
}

/** A network that can go away and come back. Set it up before a page is opened; every answer is the real server's. */
export async function breakable(context: BrowserContext) {
  let gone = false
  const open = new Set<() => Promise<unknown>>()
  await context.routeWebSocket(/./, page => {
    if (gone) return void page.close()
    const server = page.connectToServer()
    open.add(() => Promise.all([page.close(), server.close()]))
  })
  return {
    lose: async () => {
      gone = true
      await context.setOffline(true)
      await Promise.all([...open].map(close => close()))
      open.clear()
    },
    find: async () => {
      gone = false
      await context.setOffline(false)
    },
  }
}
