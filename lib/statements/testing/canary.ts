/** Every word that is looked for begins like this; nothing else in the product does. */
const STEM = 'zephyrquill'

/** Words to plant, each once: `next` gives a fresh one, `all` those given so far. */
export function canaries() {
  const all: string[] = []
  const next = () => {
    all.push(`${STEM}${String(all.length + 1).padStart(3, '0')}x`)
    return all.at(-1)!
  }
  return { all, next }
}

type Bytes = (text: string, encoding: 'utf8' | 'utf16le' | 'base64' | 'hex') => string

/** The ways in which the stem could stand in bytes read as latin1: plain, escaped for an address, wide, in hex, and in base64 at each of its three offsets. */
export function stemForms(encode: Bytes): string[] {
  const base64 = ['', '-', '--'].map(before => encode(before + STEM, 'base64').slice(before.length ? 4 : 0, 12))
  const hex = encode(STEM, 'hex')
  return [STEM, STEM.toUpperCase(), encode(STEM, 'utf16le'), hex, hex.toUpperCase(), ...base64]
}
