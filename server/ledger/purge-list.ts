import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { errorCode, SetupFault } from '../fault'

const condemned = z.strictObject({
  v: z.literal(1),
  log: z.string(),
  /** Null: the key of the whole log. */
  seq: z.number().nullable(),
  /** The entry's leaf, which no other entry has; '' for a whole log. */
  leaf: z.string(),
  reason: z.string(),
  at: z.string(),
})
const swept = z.strictObject({ v: z.literal(1), swept: z.string() })
/** A key that was destroyed and must stay so. */
export type Condemned = z.infer<typeof condemned>

/**
 * Every key that was ever destroyed here, in a file outside the database: a database that is put back to an older copy has them
 * again, and this file says which. Lines of JSON, each on the disk before what it names is destroyed; it holds no key and no word.
 * A last line that was cut short was never acted upon. Throws a `SetupFault` where it cannot be read or written.
 */
export class PurgeList {
  constructor(private readonly file: string) {}

  /** All of it; `swept`: since the last of them nothing is left in the database's files. */
  read(): { condemned: Condemned[]; swept: boolean } {
    const lines = this.text().split('\n').slice(0, -1)
    const all = lines.map(line => z.union([condemned, swept]).safeParse(parsed(line)))
    if (all.some(line => !line.success))
      throw new SetupFault(`The list of what was destroyed, ${this.file}, is damaged. Put back a good copy.`)
    const said = all.flatMap(({ data }) => data ?? [])
    const last = said.at(-1)
    return { condemned: said.flatMap(line => ('log' in line ? [line] : [])), swept: !last || 'swept' in last }
  }

  add(key: Omit<Condemned, 'v'>) {
    this.write({ v: 1, ...key })
  }

  sweep(at: string) {
    this.write({ v: 1, swept: at })
  }

  private text(): string {
    try {
      return readFileSync(this.file, 'utf8')
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return ''
      throw new SetupFault(`Roundtable cannot read the list of what was destroyed, ${this.file}.`)
    }
  }

  private write(line: z.infer<typeof condemned> | z.infer<typeof swept>) {
    const whole = this.text().lastIndexOf('\n') + 1
    const file = openSync(this.file, 'a', 0o600)
    try {
      ftruncateSync(file, Buffer.byteLength(this.text().slice(0, whole)))
      writeSync(file, `${JSON.stringify(line)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
