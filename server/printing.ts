import { stripVTControlCharacters } from 'node:util'

/** Characters of one line that is printed. */
const LONGEST = 300
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu

/** The first line of it, without what could steer a terminal, hide, or begin another line. */
const line = (text: string) =>
  stripVTControlCharacters(text)
    .trimStart()
    .split(/[\r\n]/, 1)[0]!
    .replace(HIDDEN, ' ')
    .slice(0, LONGEST)

/** A fault says its name and its code, never its message: that repeats what was asked of the database, and whatever people wrote. */
const plain = (value: unknown): string => {
  if (value instanceof Error) {
    const code =
      'code' in value && typeof value.code === 'string' && /^\w{1,40}$/.test(value.code) ? ` ${value.code}` : ''
    return `${/^\w{1,40}$/.test(value.name) ? value.name : 'Error'}${code}`
  }
  return typeof value === 'string' || typeof value === 'number' ? line(String(value)) : `(${typeof value})`
}

type Printer = Pick<Console, 'error' | 'warn' | 'log' | 'info' | 'debug'>

/** From now on whatever anybody here prints, the framework too, is one line without content. For production: in development one wants to see. */
export function printPlainly(on: Printer): void {
  for (const how of ['error', 'warn', 'log', 'info', 'debug'] as const) {
    const print = on[how].bind(on)
    on[how] = (...values: unknown[]) => print(line(values.map(plain).join(' ')))
  }
}
