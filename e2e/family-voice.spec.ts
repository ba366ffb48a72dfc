import { family } from '../lib/text/family'
import { isLive, openAs } from './page'
import { CHAIR, MEETING, MOTHER } from './people'
import { type Server, startServer } from './server'
import { expect, test } from './test'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('Z290 a family’s tab says nothing of a meeting, their words reach the chair under their name, and one key leaves at once, signed out', async ({
  browser,
}) => {
  const mother = await openAs(browser, server, MOTHER, `/meetings/${MEETING}/board`)
  await isLive(mother)
  await expect(mother).toHaveTitle(family.page)
  const words = 'I asked for help in June.'
  await mother.getByLabel(family.tell).fill(words)
  await mother.getByRole('button', { name: family.share }).click()
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/board`)
  const said = chair.getByRole('region', { name: family.title })
  await expect(said).toContainText(words)
  await expect(said).toContainText(MOTHER.name)
  // Words that nobody has yet do not hold the page.
  await mother.getByLabel(family.tell).fill('Somebody came in.')
  const out = mother.waitForRequest(request => request.url().endsWith('/api/auth/signout'))
  await expect(mother.getByRole('button', { name: family.away.go })).toBeEnabled()
  // All three in one breath, however busy the machine is.
  await mother
    .evaluate(() => {
      for (let i = 0; i < 3; i++) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    })
    .catch(() => undefined)
  await mother.waitForURL('about:blank')
  await out
  await expect(mother).toHaveTitle('')
  await expect
    .poll(async () => {
      const answer = await mother.request.get(`/meetings/${MEETING}/board`, { maxRedirects: 0 })
      return answer.headers().location
    })
    .toContain('/sign-in')
  await mother.goBack().catch(() => null)
  await expect(mother.getByText(words)).toHaveCount(0)
})
