import { expect, test } from 'vitest'
import { deviceWords, placeWords } from './device'

const like = (rest: string) => `Mozilla/5.0 ${rest}`

test.each([
  [
    like('(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'),
    'Chrome on Windows',
  ],
  [
    like('(Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0'),
    'Edge on Windows',
  ],
  [
    like('(iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/18 Mobile Safari/604'),
    'Safari on iPhone',
  ],
  [like('(Macintosh; Intel Mac OS X 15) AppleWebKit/605 (KHTML, like Gecko) Version/18 Safari/605'), 'Safari on Mac'],
  [like('(X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0'), 'Firefox on Linux'],
  [
    like('(Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28 Chrome/130 Mobile Safari/537'),
    'Samsung Internet on Android',
  ],
  ['curl/8.5.0', 'A browser we do not know'],
  [`<script>${'x'.repeat(10_000)}`, 'A browser we do not know'],
  [null, 'A browser we do not know'],
])('I60 a browser is named as its owner would, and nothing of what it says is kept: %s', (agent, words) => {
  expect(deviceWords(agent)).toBe(words)
})

test('I61 where a sign-in came from is said without asking anybody', () => {
  expect(placeWords('127.0.0.1', '127.0.0.1')).toBe('On the computer that runs Roundtable')
  expect(placeWords('198.51.100.7', '198.51.100.7')).toBe('From the network you are on now')
  expect(placeWords('10.1.2.3', null)).toBe('From inside your organisation’s network (10.1.2.3)')
  expect(placeWords('198.51.100.7', '198.51.100.8')).toBe('From another network (198.51.100.7)')
  expect(placeWords('', null)).toBe('We do not know from where')
})
