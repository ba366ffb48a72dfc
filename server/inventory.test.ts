import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ADDRESSES, INTENT, SOCKETS } from '../lib/policy/testing/intent'
import { EVENTS } from '../lib/protocol/live'
import { KIND_NAMES } from '../lib/statements/index'
import { ACTS, KEEPING, RECORDING, REQUESTING } from './acts/index'
import { ROOT } from './root'

const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`)
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8')
/** Each first group of a pattern in the server's own sources, tests left out. */
const found = (folder: string, pattern: RegExp) => [
  ...new Set(
    files(folder)
      .filter(file => /\.tsx?$/.test(file) && !/\.test\.|testing/.test(file))
      .flatMap(file => [...text(file).matchAll(pattern)].map(match => match[1]!)),
  ),
]
const sorted = (list: Iterable<string>) => [...list].sort()

/** Where a page or route file answers: folders in brackets keep theirs, groups in round ones have none. */
const addressOf = (file: string) =>
  file
    .replace(/^app/, '')
    .replace(/\/\([^)]*\)/g, '')
    .replace(/\/[^/]*$/, '') || '/'

test('M18 every page and route there is stands in the table of intent, and no other', () => {
  const answering = files('app').filter(file =>
    /\/(page|route|default|sitemap|robots|manifest|icon|apple-icon|opengraph-image|twitter-image)\.(tsx?|jsx?|mdx?)$/.test(
      file,
    ),
  )
  expect(sorted(new Set(answering.map(addressOf)))).toEqual(sorted(Object.keys(ADDRESSES)))
  expect(answering).toHaveLength(Object.keys(ADDRESSES).length)
})

test('M18 there is no other way for an address to answer: no middleware, no Server Action, no second pages folder', () => {
  const others = ['middleware', 'proxy', 'instrumentation'].flatMap(name => [
    `${name}.ts`,
    `${name}.js`,
    `src/${name}.ts`,
  ])
  expect([...others, 'pages', 'src', 'public'].filter(path => existsSync(join(ROOT, path)))).toEqual([])
  const actions = files('app').filter(file => /\.tsx?$/.test(file) && /^\s*['"]use server['"]/m.test(text(file)))
  expect(actions).toEqual([])
  expect(text('next.config.js')).not.toMatch(/rewrites|redirects/)
})

test('M19 every statement kind and act there is stands in the table of intent', () => {
  const verbs = INTENT.who.rows.filter(
    verb =>
      ![
        'enter',
        'trail',
        'export',
        'copy',
        'draft',
        'note',
        'analysis',
        'keeping',
        'versions',
        'record',
        'record-version',
        'summary',
        'speak-for',
      ].includes(verb),
  )
  const acts = [ACTS, KEEPING, RECORDING, REQUESTING].flatMap(table => Object.keys(table))
  expect(sorted([...KIND_NAMES, ...acts])).toEqual(sorted(verbs))
  expect(sorted(Object.values(ACTS).map(act => act.verb))).toEqual(sorted(Object.keys(ACTS)))
})

/** Events of plain sockets, which say nothing by themselves. */
const PLAIN = ['message', 'pong', 'close', 'error', 'finish']

test('M20 every socket that opens, every namespace, event and room there is stands in the table of intent', () => {
  const upgrades = [...text('server/transport/http.ts').matchAll(/startsWith\('(\/[^']+)'\)/g)].map(match => match[1]!)
  expect(sorted(new Set(upgrades))).toEqual(sorted(['/_next/', ...SOCKETS.upgrades]))
  expect(found('server', /\.of\(\s*(?:['"`])([^'"`]*)/g)).toEqual([...SOCKETS.namespaces])
  const said = found('server/transport', /socket\.(?:on|once|prependListener)\(\s*'([\w-]+)'/g)
  expect(sorted(said.filter(event => !PLAIN.includes(event)))).toEqual(sorted(SOCKETS.said))
  expect(found('server/transport', /socket\.(onAny|use)\(/g)).toEqual([])
  expect(sorted(Object.keys(EVENTS))).toEqual(sorted(SOCKETS.heard))
  const heard = found('server', /\.emit\('([\w-]+)'/g).filter(event => !['message', 'upgrade'].includes(event))
  expect(sorted(heard)).toEqual(sorted(SOCKETS.heard))
  expect(found('server/transport', /\^(\w+)\\\./g)).toEqual(SOCKETS.rooms.map(name => name.split('.')[0]))
})
