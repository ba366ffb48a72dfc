import { expect, test } from 'vitest'
import { checkpointFacts, shortPrint } from './checkpoint'

test('U29 a signed note is read for its size and root, and anything else is nothing', () => {
  const root = 'nND/nri/U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeI='
  expect(checkpointFacts(`example/meeting/x\n12\n${root}\n\n— example abcd\n`)).toEqual({ size: 12, root })
  expect(checkpointFacts('')).toBeNull()
  expect(checkpointFacts('a\nb\nc')).toBeNull()
  expect(shortPrint('a41c0000e29b')).toBe('a41c 0000')
})
