import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const FOLDERS = [
  'app',
  ...['gate', 'transport', 'acts', 'rooms', 'identity', 'keeping', 'read', 'record', 'setup'].map(
    name => `server/${name}`,
  ),
]

/** What a developer reads when a fault is thrown, and the examples that `/api/schema` gives. */
const OWN = /(?:\bnew \w*(?:Error|Fault)|\bsuper)\(\s*$|\bexamples: .*$/
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm
const SENTENCE = /(['"`])([A-Z][^'"`\n]* [^'"`\n]*[.?!…])(?:\\n)?\1/g
const BETWEEN_TAGS = /[\w"'}]>\s*([A-Z][\w,’]+(?: [^<>{}=\n]*)?)\s*<\//g
const SPOKEN = /\b(?:aria-label|aria-description|title|alt|placeholder|label)="([^"]*\p{L}[^"]*)"/gu

/** Every sentence written here that a person would read. */
function sentencesIn(source: string): string[] {
  const code = source.replace(COMMENTS, '')
  const quoted = [...code.matchAll(SENTENCE)].filter(
    ({ index }) => !OWN.test(code.slice(0, index).split('\n').slice(-2).join('\n')),
  )
  return [
    ...quoted.map(match => match[2]!),
    ...[BETWEEN_TAGS, SPOKEN].flatMap(pattern => [...code.matchAll(pattern)].map(match => match[1]!)),
  ]
}

const sources = FOLDERS.flatMap(folder =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !/\.test\.|testing|fuzz/.test(file))
    .map(file => join(folder, file)),
)

test('U31 every sentence that a person reads stands in the catalogue', () => {
  const found = sources.flatMap(file => sentencesIn(readFileSync(join(ROOT, file), 'utf8')).map(s => `${file}: ${s}`))
  expect(found).toEqual([])
})

test.each([
  `refuse('closed', 'This meeting is closed.')`,
  'return answer(404, `There is no such thing.`)',
  `const SORRY = "Is that right?"`,
  `response.end('Please try again.\\n')`,
  `reason:\n    'Notes are for professionals.',`,
  '<p className="a">Nothing yet</p>',
  '<button aria-label="Close">',
])('U31 a sentence beside the catalogue is seen: %s', source => {
  expect(sentencesIn(source)).toHaveLength(1)
})

test.each([
  `throw new Error('The log has no head.')`,
  `throw new SetupFault(\n  'The key is damaged.',\n)`,
  `super('It is not known.')`,
  `/** Says 'This is fine.' */ const a = 'closed'`,
  `'GET signin'`,
  '<Field label={words.label}>{words.text}</Field>',
])('U31 what no person reads is left alone: %s', source => {
  expect(sentencesIn(source)).toEqual([])
})
