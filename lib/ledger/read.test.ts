import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from './bytes'
import { readJson } from './read'

const SEED = Number(process.env.SEED ?? 20261122)
/** JSON as a list of its parts, so that a member can be written twice. */
type Tree = number | string | Tree[] | { members: [string, Tree][] }

const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.integer(),
    fc.string({ unit: 'binary-ascii' }),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.record({
      members: fc.array(fc.tuple(fc.constantFrom('a', 'b', '"', '\\', ':', 'é', ''), tie('tree')), { maxLength: 4 }),
    }),
  ),
}))

/** Written out; `u` decides which keys are written with an escape that means the same. */
const written = (node: Tree, escaped: boolean): string => {
  if (typeof node !== 'object') return JSON.stringify(node)
  if (Array.isArray(node)) return `[${node.map(item => written(item, escaped)).join(' , ')}]`
  const members = node.members.map(([key, value], i) => {
    const hidden = escaped && i % 2 === 1 && key === 'a'
    return `${hidden ? '"\\u0061"' : JSON.stringify(key)} : ${written(value, escaped)}`
  })
  return `{${members.join(',')}}`
}

const hasTwice = (node: Tree): boolean => {
  if (typeof node !== 'object') return false
  if (Array.isArray(node)) return node.some(hasTwice)
  const keys = node.members.map(([key]) => key)
  return new Set(keys).size < keys.length || node.members.some(([, value]) => hasTwice(value))
}

test(`P7 JSON with a key given twice anywhere, escaped or not, cannot be read; all other can (seed ${SEED})`, () => {
  fc.assert(
    fc.property(tree, fc.boolean(), (node, escaped) => {
      const json = written(node, escaped)
      expect(readJson(utf8(json))).toEqual(hasTwice(node) ? undefined : JSON.parse(json))
    }),
    { seed: SEED, numRuns: 2000 },
  )
})

test('P7 only plain whole numbers can be read, wherever they stand', () => {
  for (const good of ['0', '-1', '9007199254740991', '-9007199254740991', '[1,-2]', '{"a":10}', '"1.5e3"'])
    expect(readJson(utf8(good))).toEqual(JSON.parse(good))
  for (const bad of ['1.0', '-0', '1e3', '1E3', '0.5', '9007199254740992', '[1,2.5]', '{"a":1e0}', '[-0]', '1e999'])
    expect(readJson(utf8(bad))).toBeUndefined()
})
