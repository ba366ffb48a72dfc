/** One place of the sources made wrong: `find` stands there exactly once. */
export type Patch = { file: string; find: string; put: string }

/** A known-bad variant of the product, and the rules whose tests must all turn red on it. */
export type Mutant = Patch & {
  /** Ids with a space between them. */
  rules: string
  /** What is wrong with it, in a few words. */
  says: string
  /** Where a defence stands twice: what else must go before anything is wrong. */
  also?: readonly Patch[]
  /** Tried in every run, whatever the time. */
  always?: true
}

export const rulesOf = ({ rules }: Mutant): string[] => rules.split(' ')

/** The files that a mutant changes, with their new text. Throws a sentence where a patch has no place, or several. */
export function applied(mutant: Mutant, read: (file: string) => string): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { file, find, put } of [mutant, ...(mutant.also ?? [])]) {
    const text = texts.get(file) ?? read(file)
    const places = text.split(find).length - 1
    if (places !== 1) throw new Error(`It no longer applies: ${file} holds this ${places} times: ${find}`)
    texts.set(
      file,
      text.replace(find, () => put),
    )
  }
  return texts
}
