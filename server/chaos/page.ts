import { type Report, sentence } from './report'

const HEAD = `# Faults, tried on purpose

Each line is one campaign of \`npm run chaos\`: what was tried how often, and what was found. Where nothing was found, the number in brackets is how
rare a fault can still be, per trial, with 95 % certainty (3 in n). What people saw is held against the exported ledger by a checker that shares no code with the server
(\`server/chaos/check.ts\`), and the ledger is verified by \`docs/verify.py\`. Times are told, never judged.

Again with \`npm run chaos -- --write\` (\`--minutes N\`, \`--only NAME\`); what is not tried again keeps its line.
`

const nameOf = (line: string) => line.slice(2).split(/, seed \d+: /)[0] ?? ''

/** The page of results: these reports, and of the page as it was the lines of campaigns that are not among them. */
export function page(before: string, reports: readonly Report[]): string {
  const lines = new Map(
    before
      .split('\n')
      .filter(line => line.startsWith('- '))
      .map(line => [nameOf(line), line]),
  )
  for (const report of reports) lines.set(report.name, `- ${sentence(report)}`)
  return `${HEAD}\n${[...lines.values()].join('\n')}\n`
}
