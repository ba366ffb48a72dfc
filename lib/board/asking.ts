import type { Heading } from '../meeting/names'
import type { Content } from '../statements/contribution'
import type { AdditionView, QuestionView } from './draft'

/** What is asked for after sharing, the most telling first: additions, and which records the agency looked through. */
export const PROMPTS = ['impact', 'circumstances', 'barriers', 'records'] as const
export type Prompt = (typeof PROMPTS)[number]

/** Headings under which work with the parents is told, so that what got in its way is asked for. */
const OF_WORK: readonly Heading[] = ['adequate', 'secure']

/**
 * At most two things that a contribution does not say yet. `records`: its agency said which it looked through; `family`: they
 * read it, and how a child's words came out is for professionals.
 */
export function promptsAfter(content: Content, { records, family }: { records: boolean; family: boolean }): Prompt[] {
  const work = content.parentsEngagement ?? []
  const { childView } = content
  const lacks: Record<Prompt, boolean> = {
    impact: content.impact === undefined,
    circumstances: !family && childView?.exactWords !== undefined && childView.circumstances === undefined,
    barriers: (work.length > 0 || OF_WORK.includes(content.heading)) && !work.some(one => one.barriers?.length),
    records: !records,
  }
  return PROMPTS.filter(one => lacks[one]).slice(0, 2)
}

const also = (before: string | undefined, body: string) => (before === undefined ? body : `${before}\n${body}`)

/** The words with what was added to them in its place: what a new wording begins with, so that nothing is lost by it. */
export function withAdditions(content: Content, additions: readonly AdditionView[]): Content {
  const whole = { ...content }
  for (const { field, body } of additions) {
    if (field === 'impact') whole.impact = also(whole.impact, body)
    if (field === 'circumstances')
      whole.childView = { ...whole.childView, circumstances: also(whole.childView?.circumstances, body) }
    if (field !== 'barriers') continue
    const [first = {}, ...rest] = whole.parentsEngagement ?? []
    whole.parentsEngagement = [
      { ...first, barriers: [...(first.barriers ?? []), { kind: 'other', note: body }] },
      ...rest,
    ]
  }
  return whole
}

/** Nobody has answered it, and whoever asked still wants to know. */
export const isOpenQuestion = ({ answers, aside }: QuestionView): boolean => answers.length === 0 && aside === null
