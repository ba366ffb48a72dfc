import { expect, test } from 'vitest'
import { defaultDisplay, readDisplay, SAYS, SIZES, THEMES, writeDisplay } from './display'

test('U28 display settings come back as they were kept, and anything else falls back', () => {
  for (const size of SIZES)
    for (const theme of THEMES)
      for (const say of SAYS)
        for (const keys of [true, false]) {
          const display = { size, theme, keys, say }
          expect(readDisplay(writeDisplay(display))).toEqual(display)
        }
  expect(readDisplay(undefined)).toEqual(defaultDisplay)
  expect(readDisplay('999.<script>..x')).toEqual(defaultDisplay)
})
