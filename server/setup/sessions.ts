/** What keeps people apart in a meeting now: whose sessions are their own, who is kept out of the common one, who is on each list. */
export type Sessions = {
  own: readonly { id: string; people: readonly string[] }[]
  without: readonly string[]
  lists: readonly (readonly string[])[]
}

/** What becomes of them: sessions that are new, people who join one (`came`: who of them did not have it), and everyone kept out of the common one. */
export type Apart = {
  fresh: string[][]
  joined: { id: string; people: string[]; came: string[] }[]
  without: string[]
}

/**
 * Gives each group of `groups` (people, with whoever comes with them) a session of its own. Nobody who has, or ever had, one leaves
 * it or shares another's: whoever was kept apart once stays so. `shared`: somebody would come into two; `list`: two groups are on one
 * list already.
 */
export function keepThemApart(
  { own, without, lists }: Sessions,
  groups: readonly (readonly string[])[],
): Apart | 'shared' | 'list' {
  const homes = groups.map(group => own.filter(one => one.people.some(person => group.includes(person))))
  if (homes.some(found => found.length > 1)) return 'shared'
  const taken = homes.flatMap(([home]) => home?.id ?? [])
  if (new Set(taken).size < taken.length) return 'shared'
  const everyone = groups.flat()
  if (new Set(everyone).size < everyone.length) return 'shared'
  const all = groups.map((group, i) => [...new Set([...group, ...(homes[i]?.[0]?.people ?? [])])])
  const apart = [...all, ...own.filter(({ id }) => !taken.includes(id)).map(({ people }) => [...people])]
  const together = lists.some(list => apart.filter(group => group.some(person => list.includes(person))).length > 1)
  if (together) return 'list'
  return {
    fresh: all.filter((_, i) => !homes[i]?.length),
    joined: all.flatMap((people, i) => {
      const [home] = homes[i] ?? []
      return home && people.length > home.people.length
        ? [{ id: home.id, people, came: people.filter(person => !home.people.includes(person)) }]
        : []
    }),
    without: [...new Set([...without, ...all.flat()])],
  }
}
