/** Letters and figures alone: how a term is spaced, punctuated, accented or capitalised makes no difference. */
export const bare = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Every text inside a value. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** Says whether any text inside a value holds one of these terms, however it is written. Blank terms hold nothing. */
export function holding(terms: readonly string[]): (value: unknown) => boolean {
  const wanted = terms.map(bare).filter(Boolean)
  return value => {
    const texts = textsOf(value).map(bare)
    return wanted.some(term => texts.some(text => text.includes(term)))
  }
}
