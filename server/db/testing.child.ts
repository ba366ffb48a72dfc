import { readEnv } from '../env'
import { openDatabase } from './open'

// A process that opens the database of its environment, says so, and waits to be stopped or killed. Run by tests.
try {
  const database = await openDatabase(readEnv(process.env))
  process.on('SIGTERM', () => database.close().then(() => process.exit(0)))
  setInterval(() => undefined, 60_000)
  process.stdout.write('open\n')
} catch (error) {
  process.stdout.write(`${error instanceof Error ? `${error.name}: ${error.message}` : error}\n`)
  process.exitCode = 1
}
