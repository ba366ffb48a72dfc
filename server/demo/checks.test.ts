import { expect, test } from 'vitest'
import { type Around, findingsIn, type Said } from '../../lib/checks/checks'
import { startingLists } from '../../lib/checks/lists'
import type { CheckName } from '../../lib/checks/names'
import { AROUND, TEXTS, WORD_CHECKS } from '../../lib/checks/testing/texts'
import { contentOf } from './content'
import { readScenario } from './scenario'
import example from './scenario.json'

/** Which check stands for a tag of the scenario file; the other tags are judgements no rule can make. */
const TAGS: Record<string, CheckName> = {
  'opinion-as-fact': 'opinion-as-fact',
  'judgemental-language': 'judgemental',
  'unsupported-opinion': 'no-basis',
  vague: 'vague',
  undated: 'undated',
  stale: 'history-no-link',
}

const asks = (said: Said, around: Around, check: CheckName) =>
  findingsIn(said, around, startingLists).some(finding => finding.check === check)
const share = (part: number, whole: number) => (whole === 0 ? 'none' : `${part} of ${whole}`)

function ownTexts() {
  return WORD_CHECKS.map(check => {
    const asked = TEXTS.filter(({ said }) => asks(said, AROUND, check))
    const wanted = TEXTS.filter(({ ask }) => ask.some(name => name === check))
    const right = asked.filter(text => wanted.includes(text)).length
    return { check, precision: share(right, asked.length), recall: share(right, wanted.length) }
  })
}

function scenarioTags() {
  const scenario = readScenario(null)
  const { children, people, agencies } = scenario.meeting
  const around = {
    today: scenario.meeting.start.slice(0, 10),
    children: children.map(({ name }) => name),
    known: [...people, ...agencies, ...agencies.flatMap(({ attendees }) => attendees)].map(({ name }) => name),
  }
  const known = { children: children.map(({ id }) => id), child: (id: string) => id, concern: () => undefined }
  const tagsOf = new Map(example.contributions.map(({ id, testTags }): [string, string[]] => [id, testTags]))
  const items = scenario.contributions.map(item => ({
    tags: tagsOf.get(item.id) ?? [],
    said: contentOf(item, known).content,
  }))
  return Object.entries(TAGS).map(([tag, check]) => {
    const tagged = items.filter(({ tags }) => tags.includes(tag))
    return { tag, check, recall: share(tagged.filter(({ said }) => asks(said, around, check)).length, tagged.length) }
  })
}

const page = () => `# Checks before sharing

Small rules that run on the writer's own device and quote the very words they ask about. They advise and never block; what is shared past an open question says so in the ledger (\`openChecks\`). The rules are in \`lib/checks\`, their questions in \`lib/text/checks.ts\`. Terms that somebody must not learn are another matter: they are matched on the server alone and never sent to a browser.

## The words are yours to change

\`CHECK_LISTS\` names a JSON file; each list in it takes the place of ours, the others stay. A phrase that ends in \`*\` takes any ending.

\`\`\`json
${JSON.stringify({ vague: ['recently', 'not coping'], judgemental: ['manipulat*'], longWords: 90, historyDays: 365, staleDays: 28 }, null, 2)}
\`\`\`

Lists: ${Object.keys(startingLists)
  .map(name => `\`${name}\``)
  .join(', ')}.

## How well they ask

Measured by \`server/demo/checks.test.ts\`, which also writes this page. First on ${TEXTS.length} invented texts (\`lib/checks/testing/texts.ts\`), labelled by hand before the rules were run on them; the rules were then changed in two places and the labels in none. It is a small set by one writer: take it as a floor for finding faults, not as a promise.

| check | of what it asked, rightly | of what it should ask, found |
|---|---|---|
${ownTexts()
  .map(({ check, precision, recall }) => `| ${check} | ${precision} | ${recall} |`)
  .join('\n')}

Then on the demo conference, whose file tags some items; the tags are not complete, so only what was found is counted. Tags such as *irrelevant* or *disproportionate* are judgements, and stay the chair's.

| tag | check | found |
|---|---|---|
${scenarioTags()
  .map(({ tag, check, recall }) => `| ${tag} | ${check} | ${recall} |`)
  .join('\n')}
`

test('C7 how well the checks ask is measured, and published as measured', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/checks.md')
})
