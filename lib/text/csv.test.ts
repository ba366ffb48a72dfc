import { expect, test } from 'vitest'
import { csv } from './csv'

test('L55 no cell of the table begins as a formula does, whatever was written', () => {
  for (const text of ['=1+1', '+44', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n@x', '＝1'])
    expect(csv([[text]]), text).toBe(`\uFEFF"'${text}"\r\n`)
  expect(csv([['plain', 'with "quotes", and\nlines', '']])).toBe(`\uFEFF"plain","with ""quotes"", and\nlines",""\r\n`)
})
