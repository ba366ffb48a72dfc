// `next build`, then the server as one file: dist/server.mjs.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { command, ROOT, run, Sentence, sourcesHash, stopOn } from './steps.mjs'

stopOn(async () => {
  const from = sourcesHash()
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true })
  if ((await run(process.execPath, [command('next'), 'build'], { env: { NODE_ENV: 'production' } })) !== 0)
    throw new Sentence('The pages could not be built; the reason is above.')
  await bundle(from)
})
