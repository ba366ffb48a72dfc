import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './steps.mjs'

const LAYERS = ['lib', 'drizzle', 'server', 'app', 'e2e', 'bench'] as const
type Layer = (typeof LAYERS)[number] | 'app client'

/** What each layer may import beside itself. */
const MAY: Record<Layer, Layer[]> = {
  lib: [],
  drizzle: ['lib'],
  server: ['lib', 'drizzle'],
  app: ['lib', 'drizzle', 'server', 'app client'],
  'app client': ['lib'],
  e2e: ['lib'],
  bench: ['lib'],
}

/** Packages that would make `lib` know of a machine, a browser, a time or chance. */
const IMPURE = /^(node:|react|next|pg$|drizzle-orm|socket\.io|ws$|y-websocket)/
const IMPORT =
  /(?:^|\s)(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\s)import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

const isTest = (file: string) => /\.(test|spec)\.tsx?$|\.setup\.ts$/.test(file)
const sources = LAYERS.filter(layer => existsSync(join(ROOT, layer))).flatMap(layer =>
  readdirSync(join(ROOT, layer), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(ts|tsx|mjs)$/.test(file) && !isTest(file))
    .map(file => join(layer, file)),
)
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8')

function layerOf(file: string): Layer | undefined {
  const [top] = file.split(sep)
  if (/\.(css|json|svg)$/.test(file)) return undefined
  if (top === 'app' && inBrowser.has(sourceOf(file) ?? file)) return 'app client'
  if (/^app[/\\](live|ui)[/\\]/.test(file)) return 'app client'
  return LAYERS.find(layer => layer === top)
}

/** The source that an import without an extension means. */
const sourceOf = (file: string) =>
  sources.find(
    source =>
      source === file || source.replace(/\.tsx?$/, '') === file || source.replace(/[/\\]index\.tsx?$/, '') === file,
  )

const startsInBrowser = (file: string) =>
  /^app[/\\](live|ui)[/\\]/.test(file) || /^\s*(\/[/*][\s\S]*?\n\s*)?['"]use client['"]/.test(text(file))

const importsOf = (source: string) => [...source.matchAll(IMPORT)].map(match => match[1] ?? match[2] ?? match[3] ?? '')

/** What runs in the browser: what says so, and whatever of `app` that draws in. */
const inBrowser = (() => {
  const found = new Set(sources.filter(source => source.startsWith('app') && startsInBrowser(source)))
  for (const file of found)
    for (const target of importsOf(text(file))) {
      const source = target.startsWith('.') ? sourceOf(normalize(join(dirname(file), target))) : undefined
      if (source?.startsWith('app')) found.add(source)
    }
  return found
})()

/** The imports of `source`, as if it stood at `file`, that its layer may not have. */
function wrong(file: string, source: string): string[] {
  const from = layerOf(file)
  if (!from) return []
  return importsOf(source).filter(target => {
    if (!target.startsWith('.')) return from === 'lib' && IMPURE.test(target)
    const to = layerOf(normalize(join(dirname(file), target)))
    return to !== undefined && to !== from && !MAY[from].includes(to)
  })
}

test('S35 imports go one way: lib <- drizzle <- server <- app; the browser’s side, e2e and bench know lib alone', () => {
  const found = sources.flatMap(file => wrong(file, text(file)).map(target => `${file} imports ${target}`))
  expect(found).toEqual([])
})

test.each([
  ['lib/a.ts', `import { x } from '../server/x'`],
  ['lib/a.ts', `import { readFile } from 'node:fs'`],
  ['lib/a.ts', `export * from '../drizzle/schema'`],
  ['drizzle/a.ts', `import type { X } from '../server/x'`],
  ['server/a.ts', `const a = await import('../app/page')`],
  ['app/live/a.ts', `import '../../server/x'`],
  ['app/ui/a.tsx', `import {\n  one,\n  two,\n} from '../page'`],
  ['e2e/a.ts', `import { main } from '../server/main'`],
  ['bench/a.ts', `import { entries } from '../drizzle/schema'`],
])('S35 an import the wrong way is seen: %s with %s', (file, source) => {
  expect(wrong(file, source)).toHaveLength(1)
})

test('S36 lib has no clock and no chance: they are passed in', () => {
  const impure =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bgetRandomValues\(|\bprocess\.|\bperformance\.now\(/
  expect(sources.filter(file => layerOf(file) === 'lib' && impure.test(text(file)))).toEqual([])
})
