// `npm run dev`: the server from its sources, pages compiled as they are asked for.
import { checkNode, install, run, stopOn } from './steps.mjs'

stopOn(async () => {
  checkNode()
  await install()
  const args = ['--import', 'tsx', 'server/main.ts', ...process.argv.slice(2)]
  process.exitCode = await run(process.execPath, args, { env: { NODE_ENV: 'development' } })
})
