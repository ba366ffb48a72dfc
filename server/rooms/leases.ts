import { Client, type ClientConfig } from 'pg'

/** Which meetings this process may serve: advisory locks on one connection of its own, which it uses again and again to show that it lives. */
export type Leases = {
  /** False where another process holds the meeting. One that has shown no life for `givenUp` is put out first. */
  take(meeting: string): Promise<boolean>
  /** Resolves where the leases are ours beyond doubt, asking the database when that was last certain too long ago. Rejects once they are lost. */
  sure(): Promise<void>
  release(meeting: string): Promise<void>
  close(): Promise<void>
}

/** All in ms. */
const TIMES = {
  /** How often a process shows the database that it lives. */
  shown: 500,
  /** For how long after that it need not ask whether it still holds its meetings. Shorter than `givenUp`: a stopped process learns of its end before it serves again. */
  certain: 1500,
  /** Silent this long, stopped or cut off, a process loses its meetings to whichever asks for one. */
  givenUp: 2500,
}

const TAKE = 'select pg_try_advisory_lock(hashtextextended($1, 7)) as held'
/** Ends the connection that holds a meeting and was not used for `givenUp`; waits until it is gone. */
const PUT_OUT = `
  select pg_terminate_backend(l.pid, 1000) as gone
  from pg_locks l join pg_stat_activity a on a.pid = l.pid and a.datname = current_database()
  where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.database = a.datid
    and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended($1, 7)
    and a.state_change < clock_timestamp() - $2 * interval '1 millisecond'`

type Holder = { client: Client; gone: () => void }

/** When the connection is lost so is every lease: `lost` is called, and the next `take` connects anew. */
export function createLeases(connection: ClientConfig, lost: () => void, times = TIMES): Leases {
  let holder: Promise<Holder> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let certainAt = 0

  const connect = async (): Promise<Holder> => {
    const client = new Client({ ...connection, keepAlive: true, query_timeout: times.givenUp })
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
    return { client, gone }
  }

  /** One query at a time: the connection has one owner. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }

  /** A query that fails or is not answered in time ends the connection, and with it the leases. */
  const ask = async <Row extends object>({ client, gone }: Holder, query: string, values: unknown[] = []) => {
    const askedAt = performance.now()
    try {
      const { rows } = await client.query<Row>(query, values)
      certainAt = askedAt
      return rows
    } catch (error) {
      gone()
      throw error
    }
  }

  const show = () =>
    inTurn(async () => {
      if (!holder) throw new Error('The leases are lost.')
      await ask(await holder, 'select 1')
    })
  const shown = setInterval(() => void (holder && show().catch(() => undefined)), times.shown)
  shown.unref()

  return {
    take: meeting =>
      inTurn(async () => {
        holder ??= connect()
        const held = await holder.catch(error => {
          holder = null
          throw error
        })
        const take = async () => (await ask<{ held: boolean }>(held, TAKE, [meeting]))[0]?.held ?? false
        if (await take()) return true
        const ended = await ask(held, PUT_OUT, [meeting, times.givenUp])
        return ended.length > 0 && take()
      }),
    sure: async () => {
      if (!holder || performance.now() - certainAt > times.certain) await show()
    },
    release: meeting =>
      inTurn(async () => {
        if (holder) await ask(await holder, 'select pg_advisory_unlock(hashtextextended($1, 7))', [meeting])
      }),
    close: () =>
      inTurn(async () => {
        clearInterval(shown)
        const held = await holder?.catch(() => null)
        await held?.client.end()
      }),
  }
}
