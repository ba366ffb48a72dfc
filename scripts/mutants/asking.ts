import type { Mutant } from './mutant'

/** What is added and asked, said by or shown to the wrong people, or left behind. */
export const asking: Mutant[] = [
  {
    rules: 'O20',
    says: 'anybody adds to what an agency shared',
    file: 'lib/statements/addition.ts',
    find: 'if (target.agency !== actor.agency)',
    put: "if (target.agency === '')",
  },
  {
    always: true,
    rules: 'O21',
    says: 'what was added stays on the board when the words it adds to leave it',
    file: 'lib/statements/said.ts',
    find: 'const added = meeting.contributions.get(contribution)?.additions.splice(0) ?? []',
    put: 'const added = meeting.contributions.get(contribution)?.additions.slice(0, 0) ?? []',
  },
  {
    rules: 'O22',
    says: 'what two people confirmed is added to where family read',
    file: 'lib/statements/addition.ts',
    find: "const childs = confirmed || s.field === 'circumstances'",
    put: "const childs = confirmed && s.field === 'circumstances'",
  },
  {
    rules: 'O25',
    says: 'anybody sets a question aside',
    file: 'lib/statements/answer.ts',
    find: 'if (question.person !== actor.person)',
    put: "if (question.person === '')",
  },
  {
    rules: 'O26',
    says: 'a question is taken on any board',
    file: 'lib/statements/question.ts',
    find: "  audience: 'professionals',",
    put: "  audience: 'chosen',",
  },
  {
    rules: 'E61',
    says: 'what was asked and not answered does not count when a meeting closes',
    file: 'lib/meeting/open.ts',
    find: '    questions: asked.length,',
    put: '    questions: asked.length * 0,',
  },
  {
    rules: 'O23',
    says: 'how a child’s words came out is asked for where family read them',
    file: 'lib/board/asking.ts',
    find: 'circumstances: !family && ',
    put: 'circumstances: family !== null && ',
  },
  {
    rules: 'O24',
    says: 'a new wording begins without what was added about what got in the way',
    file: 'lib/board/asking.ts',
    find: "if (field !== 'barriers') continue",
    put: "if (field !== 'barriers' || body) continue",
  },
  {
    rules: 'O27',
    says: 'every agency hears a question to one of them',
    file: 'lib/board/announce.ts',
    find: '!was && agency === me.agency &&',
    put: "!was && agency !== '' &&",
  },
  {
    rules: 'E62',
    says: 'the matrix of one child counts every child',
    file: 'lib/board/coverage.ts',
    find: '(child === null || view.content?.children.includes(child))',
    put: '(child === null || view.content !== null)',
  },
  {
    rules: 'E63',
    says: 'a baby is asked for words',
    file: 'lib/text/dates.ts',
    find: "return months < 12 ? 'baby'",
    put: "return months < 0 ? 'baby'",
  },
]
