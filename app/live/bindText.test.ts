import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindText } from './bindText'
import { Field } from './testing/field'

/** Two people's fields on one text; what the one does is not with the other before `exchange`. */
function pair(words = '') {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  docs[0].getText('t').insert(0, words)
  const exchange = () => {
    for (const [from, to] of [docs, [...docs].reverse()])
      if (from && to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'remote')
  }
  exchange()
  const fields = [new Field(), new Field()] as const
  const unbind = fields.map((field, i) => {
    const doc = docs[i as 0 | 1]
    return bindText(field, doc.getText('t'), doc)
  })
  return { docs, one: fields[0], other: fields[1], exchange, unbind, text: () => docs[0].getText('t').toString() }
}

test('N23 what is typed is in the text letter by letter, and the caret stays where it was typed', () => {
  const { one, other, exchange, text } = pair('Seen today.')
  one.setSelectionRange(4, 4)
  one.type(' twice')
  expect([text(), one.selectionStart]).toEqual(['Seen twice today.', 10])
  exchange()
  expect(other.value).toBe('Seen twice today.')
})

test('N23 the caret and what is selected stay with their letters when a colleague writes before them', () => {
  const { one, other, exchange } = pair('one two three')
  other.setSelectionRange(4, 7)
  other.scrollTop = 40
  one.type('zero ')
  exchange()
  expect(other.value.slice(other.selectionStart ?? 0, other.selectionEnd ?? 0)).toBe('two')
  expect(other.scrollTop).toBe(40)
  one.setSelectionRange(0, 9)
  one.put('')
  exchange()
  expect(other.value).toBe('two three')
  expect([other.selectionStart, other.selectionEnd]).toEqual([0, 3])
})

test('N23 both type at once in one place: no letter of either is lost', () => {
  const { one, other, exchange, text } = pair('ab')
  one.setSelectionRange(1, 1)
  other.setSelectionRange(1, 1)
  one.type('1111')
  other.type('2222')
  exchange()
  exchange()
  expect(one.value).toBe(other.value)
  expect(text()).toMatch(/^a(11112222|22221111)b$/)
})

test('N23 undo and redo are one’s own: a colleague’s letters stay', () => {
  const { one, other, exchange, text } = pair('')
  one.type('mine')
  exchange()
  other.setSelectionRange(4, 4)
  other.type(' theirs')
  exchange()
  expect(one.key('z')).toBe(true)
  expect(text()).toBe(' theirs')
  expect(one.value).toBe(' theirs')
  expect(one.key('z', { shiftKey: true })).toBe(true)
  expect(text()).toBe('mine theirs')
  expect(one.selectionStart).toBe(4)
  exchange()
  expect(other.key('z')).toBe(true)
  expect(other.value).toBe('mine')
  expect(one.key('a')).toBe(false)
})

test('N23 while a character is composed nothing disturbs it; what came meanwhile is merged behind it', () => {
  const { one, other, exchange, text } = pair('ab')
  other.setSelectionRange(2, 2)
  other.dispatchEvent(new Event('compositionstart'))
  other.put('k')
  one.setSelectionRange(0, 0)
  one.type('xx')
  exchange()
  expect(other.value).toBe('abk')
  other.setSelectionRange(2, 3)
  other.put('か')
  other.dispatchEvent(new Event('compositionend'))
  exchange()
  expect([text(), other.value, one.value]).toEqual(['xxabか', 'xxabか', 'xxabか'])
  expect(other.selectionStart).toBe(5)
})

test('N23 emoji are never torn, and what cannot be kept is not typed', () => {
  const { one, docs, text } = pair('x😀y')
  one.setSelectionRange(1, 3)
  one.put('😁')
  expect(text()).toBe('x😁y')
  one.put('\0')
  expect([text(), one.value]).toEqual(['x😁y', 'x😁y'])
  expect(docs[0].getText('t').toString()).not.toContain('\uFFFD')
})

test('N23 once let go, the field and the text are strangers', () => {
  const { one, unbind, docs, text } = pair('a')
  for (const let_go of unbind) let_go()
  one.type('x')
  docs[0].getText('t').insert(0, 'y')
  expect([text(), one.value]).toEqual(['ya', 'xa'])
})

test('N23 two people who type, erase and undo at random end with one text and the same in both fields', () => {
  let seed = 11
  const roll = (n: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % n
  for (let round = 0; round < 60; round++) {
    const { one, other, exchange, text } = pair('Begun.')
    for (let i = 0; i < 60; i++) {
      const field = roll(2) ? one : other
      const at = roll(field.value.length + 1)
      const act = roll(10)
      if (act < 2) field.setSelectionRange(at, Math.min(field.value.length, at + roll(3)))
      else if (act < 6) field.type(['a', 'bc', '😀', ' d\n'][roll(4)] ?? '')
      else if (act < 7) field.backspace()
      else if (act < 8) field.key('z')
      else exchange()
    }
    exchange()
    exchange()
    expect([one.value, other.value]).toEqual([text(), text()])
  }
})
