// Hocuspocus with its default settings and the SQLite that Node brings.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'

const db = new DatabaseSync(join(process.env.DATA_DIR, 'documents.sqlite'))
db.exec('create table if not exists documents (name text primary key, data blob not null)')
const read = db.prepare('select data from documents where name = ?')
const write = db.prepare('insert into documents values (?, ?) on conflict (name) do update set data = excluded.data')
const server = new Server({
  address: process.env.HOST,
  port: Number(process.env.PORT),
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => read.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => void write.run(documentName, state),
    }),
  ],
})
await server.listen()
console.log('running')
