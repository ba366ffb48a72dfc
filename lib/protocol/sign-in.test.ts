import { expect, test } from 'vitest'
import { signInSentence } from '../text/sign-in'
import { readSignInError, type SignInError, signInErrorValue } from './sign-in'

test('I8 every sign-in error comes back from the page address as it was sent', () => {
  const errors: SignInError[] = [{ kind: 'wrong' }, { kind: 'wait', seconds: 42 }, { kind: 'unavailable' }]
  for (const error of errors) expect(readSignInError(signInErrorValue(error))).toEqual(error)
})

test('I8 words put into the page address by a stranger never reach the screen', () => {
  for (const value of ['Ring 0800 000 000', 'wait-99999', 'wait--1', 'wait-1 ring us', ''])
    expect(readSignInError(value)).toEqual({ kind: 'unavailable' })
})

test('I8 says how long to wait in plain words', () => {
  expect(signInSentence({ kind: 'wait', seconds: 42 })).toBe('Too many tries. Wait 42 seconds, then try again.')
  expect(signInSentence({ kind: 'wait', seconds: 61 })).toBe('Too many tries. Wait 2 minutes, then try again.')
  expect(signInSentence({ kind: 'wait', seconds: 1 })).toContain('1 second,')
})
