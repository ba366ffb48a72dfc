import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordPage } from '../../../../lib/text/record'

test('V28 every printed sheet says how far the record got and whose copy it is, and which sheet it is', () => {
  const css = readFileSync(new URL('./Paper.module.css', import.meta.url), 'utf8')
  const page = /@page \{.*?\n\}/s.exec(css)?.[0]
  expect(page).toContain(`--foot,\n      "${recordPage.runs}"`)
  expect(page).toContain('content: counter(page) " / " counter(pages)')
})
