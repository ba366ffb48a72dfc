// `npm run demo`: from a bare clone to a meeting one can look at. What follows `--` goes to the server.
import { createServer } from 'node:net'
import { join } from 'node:path'
import { build, checkNode, heading, install, NODE_FLAGS, ROOT, run, Sentence, stopOn } from './steps.mjs'

stopOn(async () => {
  checkNode()
  await portIsFree(Number(process.env.PORT || 3000), process.env.HOST || '127.0.0.1')
  await install()
  await build()
  heading('Starting the demo conference')
  process.exitCode = await run(process.execPath, [
    ...NODE_FLAGS,
    join(ROOT, 'dist', 'server.mjs'),
    '--demo',
    ...process.argv.slice(2),
  ])
})

/** Asked before the build: nobody should wait for it only to be told this. */
function portIsFree(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', error => (error.code === 'EADDRINUSE' ? reject(new Sentence(inUse(port))) : resolve()))
    probe.listen(port, host, () => probe.close(resolve))
  })
}

const inUse = port =>
  `Port ${port} is in use, perhaps by another Roundtable. Stop that, or choose another port: PORT=${port + 1} npm run demo`
