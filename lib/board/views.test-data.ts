import type { Heading } from '../meeting/names'
import type { Content } from '../statements/contribution'
import type { ContributionView, MarkView } from './draft'

/** A contribution as the board shows it, for tests. */
export function viewOf(
  id: string,
  change: Partial<Omit<ContributionView, 'content' | 'mark'>> & {
    agency?: string
    content?: Partial<Content> | null
    mark?: Partial<MarkView> | null
  } = {},
): ContributionView {
  const { agency = 'School', content, mark, ...rest } = change
  const heading: Heading = rest.heading ?? 'accurate'
  const stamp = { n: 1, at: `2026-11-22T14:00:0${id.length}.000000Z`, leaf: '', by: by(`${agency} person`, agency) }
  return {
    id,
    version: id,
    audience: 'meeting',
    ref: id,
    heading,
    stamp,
    corrected: null,
    withdrawn: null,
    replies: [],
    additions: [],
    widenings: [],
    by: rest.stamp?.by ?? stamp.by,
    ...rest,
    content: content === null ? null : { heading, body: 'Words.', nature: 'fact', children: ['c1'], ...content },
    mark: mark ? markOf(mark) : null,
  }
}

export const by = (person: string, agency: string) => ({ person, name: person, agency, role: 'practitioner' })

const markOf = (mark: Partial<MarkView>): MarkView => ({
  id: 'm',
  version: 'v',
  relevance: 'relevant',
  proportionality: 'proportionate',
  request: 'none',
  changedSince: false,
  stamp: { n: 2, at: '2026-11-22T14:01:00.000000Z', leaf: '', by: by('chair', 'Unit') },
  ...mark,
})
