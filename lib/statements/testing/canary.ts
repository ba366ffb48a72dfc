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

const codes = [...STEM].map(letter => letter.charCodeAt(0).toString(16)).join('')
/** How the stem could stand in bytes that are read one character each: plain, loud, wide, in hex, and in base64 at each of its three offsets. */
const FORMS = [
  STEM,
  STEM.toUpperCase(),
  [...STEM].join('\0'),
  codes,
  codes.toUpperCase(),
  ...['', '-', '--'].map(before => btoa(before + STEM).slice(before ? 4 : 0, 12)),
]

/** Whether a planted word stands in these bytes (read as latin1) in any form it could have. */
export const betrays = (bytes: string) => FORMS.some(form => bytes.includes(form))
