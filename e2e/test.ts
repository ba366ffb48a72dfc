import { type BrowserContext, test as base, type Request } from '@playwright/test'

export * from '@playwright/test'

/** Every request of this worker's browsers that left the server of its page, since the last test began. */
type Foreign = string[]
/** Every browser window that is open in this worker, with the file of stories that opened it. */
type Windows = Map<BrowserContext, string>
type Options = { mayAsk: string[]; guard: undefined }

const local = (url: URL) => ['127.0.0.1', 'localhost'].includes(url.hostname)
const network = (url: URL) => /^(https?|wss?):$/.test(url.protocol)

/** Where a request is from: the page it was made in; null for a page that is only just opened. */
function pageOf(request: Request): URL | null {
  if (request.isNavigationRequest() || request.serviceWorker()) return null
  const from = new URL(request.frame().url())
  return network(from) ? from : null
}

/** Whether this goes to anybody but the page's own server. A whole page may lead to the organisation's own sign-in, on this machine too. */
function isForeign(address: string, from: URL | null): boolean {
  const to = new URL(address)
  if (!network(to)) return false
  return from ? to.host !== from.host : !local(to)
}

function watch(context: BrowserContext, foreign: Foreign) {
  context.on('request', request => {
    if (isForeign(request.url(), pageOf(request))) foreign.push(request.url())
  })
  context.on('page', page =>
    page.on('websocket', socket => {
      if (isForeign(socket.url(), new URL(page.url()))) foreign.push(socket.url())
    }),
  )
}

/**
 * Playwright's `test`, in which no page asks anybody but its own server for anything: a test whose pages did has failed.
 * `foreign` is what they asked so far; `mayAsk` lists origins that a test plays itself.
 */
export const test = base.extend<Options & { foreign: Foreign }, { watched: { foreign: Foreign; windows: Windows } }>({
  mayAsk: [[], { option: true }],
  watched: [
    async ({ browser }, use) => {
      const foreign: Foreign = []
      const windows: Windows = new Map()
      const open = browser.newContext.bind(browser)
      browser.newContext = async options => {
        const context = await open(options)
        watch(context, foreign)
        windows.set(context, base.info().file)
        context.on('close', () => windows.delete(context))
        return context
      }
      await use({ foreign, windows })
    },
    { scope: 'worker', auto: true },
  ],
  foreign: async ({ watched }, use) => use(watched.foreign),
  guard: [
    async ({ watched: { foreign, windows }, mayAsk }, use, { file }) => {
      // Windows that an earlier file left open would ask a server that is gone, for as long as the worker lives.
      await Promise.all([...windows].flatMap(([window, from]) => (from === file ? [] : [window.close()])))
      foreign.length = 0
      await use(undefined)
      base
        .expect(
          foreign.filter(address => !mayAsk.includes(new URL(address).origin)),
          'asked of another server',
        )
        .toEqual([])
    },
    { auto: true },
  ],
})
