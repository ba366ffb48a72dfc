import { expect, test } from 'vitest'
import { board } from '../text/board'
import { chair } from '../text/chair'
import { BOARD_KEYS, boardAction, CHAIR_KEYS, chairAction, DECIDE_KEYS, decideAction } from './keys'

const press = (key: string, change: Partial<{ ctrlKey: boolean; altKey: boolean; metaKey: boolean }> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...change,
})

test('U15 single keys are off when a person switches them off; arrows and Enter stay', () => {
  expect(boardAction(press('j'), true)).toBe('next')
  expect(boardAction(press('J'), true)).toBe('next')
  expect(boardAction(press('j'), false)).toBeNull()
  expect(boardAction(press('ArrowDown'), false)).toBe('next')
  expect(boardAction(press('Enter'), false)).toBe('open')
  expect(chairAction(press('1'), false)).toBeNull()
  expect(decideAction(press('d'), true)).toBe('decision')
  expect(decideAction(press('d'), false)).toBeNull()
})

test('U15 a key with Ctrl, Alt or Meta belongs to the browser', () => {
  expect(boardAction(press('c', { ctrlKey: true }), true)).toBeNull()
  expect(boardAction(press('n', { metaKey: true }), true)).toBeNull()
  expect(chairAction(press('1', { altKey: true }), true)).toBeNull()
  expect(boardAction(press('toString'), true)).toBeNull()
})

test('U16 every single key is shown in the Keys panel', () => {
  const shown = (list: readonly (readonly [string, string])[]) => list.flatMap(([key]) => key.toLowerCase().split(' '))
  const single = (table: object) => Object.keys(table).filter(key => key.length === 1)
  for (const key of single(BOARD_KEYS)) expect(shown(board.keys.list)).toContain(key)
  for (const key of [...single(CHAIR_KEYS), ...single(DECIDE_KEYS)]) expect(shown(chair.keys)).toContain(key)
})
