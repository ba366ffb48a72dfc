import { expect, test } from 'vitest'
import { suggestedReasons } from '../text/chair'
import { chairAction } from './keys'
import { finishes, judge, judgementNow, judgementOf, noJudgement, owed } from './marking'

const press = (key: string) => ({ key, ctrlKey: false, altKey: false, metaKey: false })
const keys = (text: string) =>
  [...text].reduce(
    ({ j, done }, key) => {
      const action = chairAction(press(key), true)
      if (!action) return { j, done }
      const next = judge(j, action, suggestedReasons(j))
      return { j: next, done: finishes(action, next) }
    },
    { j: noJudgement, done: false },
  )

test('U13 relevant and proportionate owe nothing: the second key finishes the mark', () => {
  expect(keys('1').done).toBe(false)
  expect(owed(keys('1').j)).toBe('proportionality')
  expect(keys('14')).toEqual({
    j: { relevance: 'relevant', proportionality: 'proportionate', reason: '', request: 'none' },
    done: true,
  })
})

test('U13 any other judgement owes a reason: keys 7 to 9 give it and finish the mark', () => {
  expect(keys('24').done).toBe(false)
  expect(owed(keys('24').j)).toBe('reason')
  const { j, done } = keys('248')
  expect(done).toBe(true)
  expect(j.reason).toBe('Long ago, and nothing like it since')
})

test('U14 no reason is chosen beforehand, and another judgement asks for its reason again', () => {
  expect(noJudgement.reason).toBe('')
  expect(judgementOf(null)).toEqual(noJudgement)
  expect(owed(keys('3473').j)).toBe('nothing')
  expect(owed(keys('3472').j)).toBe('reason')
  expect(owed(keys('1575').j)).toBe('nothing')
  expect(owed(keys('1576').j)).toBe('reason')
})

test('U14 a reason for the relevance stays when the proportion is then found right', () => {
  expect(owed(keys('274').j)).toBe('nothing')
  expect(owed(keys('275').j)).toBe('reason')
})

test('W3 where the words change while the chair judges them, the judgement starts again and the reason typed stays', () => {
  const is = { ...noJudgement, relevance: 'not-relevant' as const, reason: 'It is about another child.' }
  const making = { of: 'first', contribution: 'a', is }
  expect(judgementNow(making, { id: 'a', version: 'first' }, noJudgement)).toBe(is)
  const changed = judgementNow(making, { id: 'a', version: 'second' }, noJudgement)
  expect(changed).toEqual({ ...noJudgement, reason: is.reason })
  expect(judgementNow(making, { id: 'b', version: 'other' }, noJudgement)).toBe(noJudgement)
})
