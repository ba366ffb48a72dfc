const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'rev',
  'sir',
  'dame',
  'ds',
  'dc',
  'di',
  'pc',
  'sgt',
])

/** The first name where there plainly is one; the whole name after a title ("Dr Rees" stays "Dr Rees"). */
export function firstName(name: string): string {
  const [first = name] = name.trim().split(/\s+/)
  return TITLES.has(first.toLowerCase().replace('.', '')) ? name.trim() : first
}

/** First names, or the whole name where two people share a first name. In the order given. */
export function callNames(people: readonly { name: string }[]): string[] {
  const firsts = people.map(p => firstName(p.name))
  return people.map((p, i) => (firsts.filter(f => f === firsts[i]).length > 1 ? p.name : firsts[i]!))
}

/** "Leah, her advocate and 7 professionals". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

export const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`
