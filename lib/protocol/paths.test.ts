import { expect, test } from 'vitest'
import { fromElsewhere, samePath } from './paths'

test('U30 after signing in a person goes back to an address on this site, and nowhere else', () => {
  expect(samePath('/meetings/1/board?heading=timely')).toBe('/meetings/1/board?heading=timely')
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\nb',
    '',
    undefined,
    ['/a'],
    '/sign-in?to=/sign-in',
  ])
    expect(samePath(elsewhere)).toBe('/meetings')
})

test('W12 a browser says whether a page of another site led here', () => {
  for (const site of ['cross-site', 'same-site', '', 'SAME-ORIGIN']) expect(fromElsewhere(site)).toBe(true)
  for (const site of ['same-origin', 'none', null]) expect(fromElsewhere(site)).toBe(false)
})
