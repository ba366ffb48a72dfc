/** What a signed note says, for people: how many entries it covers, and its root. Null where it cannot be read. */
export function checkpointFacts(note: string): { size: number; root: string } | null {
  const [, size = '', root = ''] = note.split('\n')
  if (!/^\d+$/.test(size) || !/^[A-Za-z0-9+/]{43}=$/.test(root)) return null
  return { size: Number(size), root }
}

/** The first characters of a fingerprint, in fours, to compare by eye. */
export const shortPrint = (text: string, length = 8) =>
  text
    .slice(0, length)
    .match(/.{1,4}/g)
    ?.join(' ') ?? ''
