import { expect, test } from 'vitest'
import { Kept } from './kept'

test('W2 what was being written is kept under what it is for, until it is sent, let go or emptied', () => {
  const kept = new Kept<{ body: string }>(({ body }) => body)
  kept.keep('reply a', { body: 'She saw it herself.' })
  kept.keep('reply b', { body: ' ' })
  expect(kept.get('reply a')).toEqual({ body: 'She saw it herself.' })
  expect(kept.words).toEqual(['She saw it herself.'])
  kept.keep('reply a', { body: 'She saw it twice.' })
  expect(kept.words).toEqual(['She saw it twice.'])
  kept.letGo('reply a')
  expect(kept.get('reply a')).toBeUndefined()
  kept.keep('reply b', { body: 'On Monday.' })
  kept.keep('reply b', { body: '' })
  expect(kept.words).toEqual([])
})
