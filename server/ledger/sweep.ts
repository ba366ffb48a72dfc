import type { Pool, PoolClient } from 'pg'

/** How long meetings may wait behind the exclusive lock that writing a table anew asks for; then they go first. */
const LOCK_MS = 1_000
const FIRST_MS = 250
const MOST_MS = 60_000

/** PostgreSQL's "lock not available". */
const isLocked = (error: unknown) => error instanceof Error && 'code' in error && error.code === '55P03'

/**
 * Writes a table anew until none of its deleted rows is left in its file. A row that an older transaction could still
 * see (a backup, an `ANALYZE`) is carried over by PostgreSQL, and a backup holds the table: then it is tried again,
 * a little later each time. Throws where the database does.
 */
export async function writeAnew(pool: Pool, table: 'entry_keys' | 'log_keys' | 'draft_keys'): Promise<void> {
  for (let wait = FIRST_MS; ; wait = Math.min(2 * wait, MOST_MS)) {
    if ((await carriedOver(pool, table)) === 0) return
    await new Promise<void>(resolve => void setTimeout(resolve, wait).unref())
  }
}

/** How many deleted rows PostgreSQL says it had to carry over; null where it did not get the table, or did not say. */
async function carriedOver(pool: Pool, table: string): Promise<number | null> {
  const client = await pool.connect()
  try {
    return await vacuum(client, table)
  } catch (error) {
    if (isLocked(error)) return null
    throw error
  } finally {
    client.release()
  }
}

async function vacuum(client: PoolClient, table: string) {
  let left: number | null = null
  // "N dead row versions cannot be removed yet", in whatever language the server speaks.
  const heard = ({ detail }: { detail?: string }) => {
    const count = /\d+/.exec(detail ?? '')
    if (count) left = Number(count[0])
  }
  client.on('notice', heard)
  try {
    await client.query(`set lock_timeout = ${LOCK_MS}`)
    await client.query(`vacuum (full, verbose) ${table}`)
    return left
  } finally {
    client.off('notice', heard)
    await client.query('reset lock_timeout').catch(() => {})
  }
}
