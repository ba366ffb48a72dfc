/** Whoever can see it now, and could not when this person was shown who would: asked about by name before anything is shared. */
export const addedTo = <R extends { person: string }>(
  shown: ReadonlySet<string>,
  readers: readonly R[],
  me: string,
): R[] => readers.filter(({ person }) => person !== me && !shown.has(person))

export const peopleOf = (readers: readonly { person: string }[]): ReadonlySet<string> =>
  new Set(readers.map(({ person }) => person))
