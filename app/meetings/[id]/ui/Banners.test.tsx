import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { connectionWords } from '../../../../lib/text/board'
import { live } from '../testing'
import { Banners } from './Banners'

test('L42 a server that went back on a signed checkpoint is called out on screen, to everyone, as an alert', () => {
  for (const reader of [true, false]) {
    const page = renderToStaticMarkup(<Banners live={{ ...live, witness: 'disagrees' }} reader={reader} />)
    expect(page).toMatch(new RegExp(`role="alert".*${connectionWords.witnessTitle}`))
    expect(page).toContain(connectionWords.witness)
    for (const witness of ['agrees', 'checking'] as const) {
      const quiet = renderToStaticMarkup(<Banners live={{ ...live, witness }} reader={reader} />)
      expect(quiet).not.toContain(connectionWords.witnessTitle)
    }
  }
})
