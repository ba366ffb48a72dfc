import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { viewOf } from '../../../../lib/board/views.test-data'
import { heldWords } from '../../../../lib/text/board'
import { Over } from './Over'

const board = [
  viewOf('a', { content: { body: 'The quince is ripe.', childView: { exactWords: 'It is green.' } } }),
  viewOf('b', { content: null }),
]

test('U39 where the server went back, what this browser holds of the board stays on the page to be copied', () => {
  const page = renderToStaticMarkup(<Over reason="rolled-back" unsent={['The medlar is not.']} board={board} />)
  for (const words of [
    heldWords.title,
    'The quince is ripe.',
    'It is green.',
    heldWords.withdrawn,
    'The medlar is not.',
  ])
    expect(page).toContain(words)
})

test('U39 for anybody whose place ended, no word of the board stays', () => {
  vi.stubGlobal('location', { pathname: '/meetings' })
  for (const reason of ['signed-out', 'not-allowed', 'no-such-meeting', 'ended', 'reload', 'too-fast'] as const) {
    const page = renderToStaticMarkup(<Over reason={reason} unsent={['The medlar is not.']} board={board} />)
    expect(page).toContain('The medlar is not.')
    expect(page, reason).not.toContain('quince')
  }
})
