import type { Json } from '../jcs'

/** For tests: one small random change to a JSON document, and where it was made. */
export type Random = (below: number) => number
export type Mutation = { value: Json; path: (string | number)[]; how: string }

/** A seeded source of whole numbers (xorshift): the same seed, the same test. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0 || 1
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % below
  }
}

type Object = { [key: string]: Json }
const isObject = (value: Json): value is Object => typeof value === 'object' && value !== null && !Array.isArray(value)

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\n\t —é'
const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)]!

const mutateText = (text: string, random: Random): [string, Json] => {
  const at = random(text.length + 1)
  const char = pick([...ALPHABET], random)
  switch (random(6)) {
    case 0:
      return ['insert', text.slice(0, at) + char + text.slice(at)]
    case 1:
      return ['remove', text.slice(0, at) + text.slice(at + 1)]
    case 2:
      return ['cut', text.slice(0, at)]
    case 3:
      return [
        'case',
        text.slice(0, at) +
          (text[at] === text[at]?.toLowerCase()
            ? text.slice(at, at + 1).toUpperCase()
            : text.slice(at, at + 1).toLowerCase()) +
          text.slice(at + 1),
      ]
    case 4:
      return ['retype', pick([null, 0, true, [], {}], random)]
    default:
      return ['replace', text.slice(0, at) + char + text.slice(at + 1)]
  }
}

const mutateList = (list: Json[], random: Random): [string, Json] => {
  const [a, b] = [random(list.length + 1), random(list.length + 1)]
  const item = list[a] ?? null
  switch (random(5)) {
    case 0:
      return ['drop', list.filter((_, i) => i !== a)]
    case 1:
      return ['repeat', [...list, item]]
    case 2:
      return ['swap', list.map((each, i) => (i === a ? (list[b] ?? each) : i === b ? item : each))]
    case 3:
      return ['reverse', [...list].reverse()]
    default:
      return ['retype', pick<Json>([null, {}, '', 0], random)]
  }
}

const mutateObject = (object: Object, random: Random): [string, Json] => {
  const keys = Object.keys(object)
  const [a, b] = [pick([...keys, ''], random), pick([...keys, ''], random)]
  const without = Object.fromEntries(Object.entries(object).filter(([key]) => key !== a))
  switch (random(5)) {
    case 0:
      return ['drop', without]
    case 1:
      return ['rename', { ...without, [`${a}${pick([...ALPHABET], random)}`]: object[a] ?? null }]
    case 2:
      return [
        'add',
        { ...object, [pick(['x', 'withheld', 'salt', 'commit', 'value', 'name', 'toString'], random)]: object[a] ?? 1 },
      ]
    case 3:
      return ['swap', { ...object, [a]: object[b] ?? null, [b]: object[a] ?? null }]
    default:
      return ['retype', pick<Json>([null, [], '', 0], random)]
  }
}

const mutateHere = (value: Json, random: Random): [string, Json] => {
  if (typeof value === 'string') return mutateText(value, random)
  if (typeof value === 'number')
    return ['number', pick<Json>([value + 1, value - 1, -value, value * 2, String(value), null], random)]
  if (Array.isArray(value)) return mutateList(value, random)
  if (isObject(value)) return mutateObject(value, random)
  return ['retype', pick<Json>([0, '', [], {}, true, false, null], random)]
}

const children = (value: Json): (string | number)[] =>
  Array.isArray(value) ? value.map((_, i) => i) : isObject(value) ? Object.keys(value) : []

const childOf = (value: Json, key: string | number): Json =>
  Array.isArray(value) ? (value[Number(key)] ?? null) : isObject(value) ? (value[key] ?? null) : null

const withChild = (value: Json, key: string | number, child: Json): Json =>
  Array.isArray(value)
    ? value.map((each, i) => (i === key ? child : each))
    : isObject(value)
      ? { ...value, [key]: child }
      : value

/** Goes down at random, then changes what it finds: deep places as likely as shallow ones. */
export const mutate = (value: Json, random: Random, path: (string | number)[] = []): Mutation => {
  const keys = children(value)
  if (keys.length > 0 && random(5) > 0) {
    const key = pick(keys, random)
    const inner = mutate(childOf(value, key), random, [...path, key])
    return { ...inner, value: withChild(value, key, inner.value) }
  }
  const [how, changed] = mutateHere(value, random)
  return { value: changed, path, how }
}
