import { afterEach, expect, test, vi } from 'vitest'
import { holdPage } from './unsent'

afterEach(() => vi.unstubAllGlobals())

test('U34 the browser asks before the page is left while anything on it is unsent, whoever holds it', () => {
  const page = new EventTarget()
  vi.stubGlobal('window', page)
  const asks = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(asks()).toBe(false)
  holdPage('a draft', true)
  holdPage('a reply', true)
  holdPage('a draft', true)
  expect(asks()).toBe(true)
  holdPage('a draft', false)
  expect(asks()).toBe(true)
  holdPage('a reply', false)
  expect(asks()).toBe(false)
})
