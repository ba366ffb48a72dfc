import type { Scenario } from './form'

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Every text inside a value. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** Says whether any text inside a value holds a term the file protects from someone, however it is spaced, punctuated or capitalised. */
export function protectedTerms({ meeting }: Scenario): (value: unknown) => boolean {
  const terms = meeting.protectedTerms.map(term => plain(term.value)).filter(Boolean)
  return value => {
    const texts = textsOf(value).map(plain)
    return terms.some(term => texts.some(text => text.includes(term)))
  }
}
