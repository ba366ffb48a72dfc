import encodeQR from 'qr'

/**
 * The signed note of a close (origin, size, root, signature: the id of a meeting and nothing of anybody in it) as a square for a camera.
 * `path`: one square a dark module, in units of one module, with the white edge that readers need within `size`.
 */
export function sealCode(note: string): { size: number; path: string } {
  const rows = encodeQR(note, 'raw', { ecc: 'low', border: 4 })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size: rows.length, path }
}
