import { Client, type ClientConfig } from 'pg'

/** Which meetings this process may serve: advisory locks on one connection of its own. */
export type Leases = {
  /** False where another process holds the meeting. */
  take(meeting: string): Promise<boolean>
  release(meeting: string): Promise<void>
  close(): Promise<void>
}

/** When the connection is lost so is every lease: `lost` is called, and the next `take` connects anew. */
export function createLeases(connection: ClientConfig, lost: () => void): Leases {
  let holder: Promise<Client> | null = null
  let last: Promise<unknown> = Promise.resolve()

  const connect = async () => {
    const client = new Client({ ...connection, keepAlive: true })
    client.on('error', () => undefined)
    await client.connect()
    let over = false
    // Once: what a connection that is over says later must not end the leases of the next one.
    const gone = () => {
      if (over) return
      over = true
      holder = null
      lost()
      client.end().catch(() => undefined)
    }
    client.on('error', gone)
    client.on('end', gone)
    return client
  }

  /** One query at a time: the connection has one owner. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    take: meeting =>
      inTurn(async () => {
        holder ??= connect()
        const client = await holder.catch(error => {
          holder = null
          throw error
        })
        const { rows } = await client.query<{ held: boolean }>(
          'select pg_try_advisory_lock(hashtextextended($1, 7)) as held',
          [meeting],
        )
        return rows[0]?.held ?? false
      }),
    release: meeting =>
      inTurn(async () => {
        await (await holder)?.query('select pg_advisory_unlock(hashtextextended($1, 7))', [meeting])
      }),
    close: () =>
      inTurn(async () => {
        const client = await holder?.catch(() => null)
        await client?.end()
      }),
  }
}
