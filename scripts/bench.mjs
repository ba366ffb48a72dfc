// `npm run bench -- [--quick] [--rounds N] [--only ROW,…] [--alone] [--profile ROW]`: builds, then measures this server beside others.
import { build, checkNode, install, ROOT, run, stopOn } from './steps.mjs'

stopOn(async () => {
  checkNode()
  await install()
  await build()
  process.exit(
    await run(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)], { cwd: ROOT }),
  )
})
