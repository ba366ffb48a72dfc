import type { Content } from '../../../../lib/statements/contribution'
import { BARRIER_WORDS, board, INVESTIGATION_WORDS, TOLD_WORDS, VALENCE_WORDS } from '../../../../lib/text/board'
import { compose } from '../../../../lib/text/compose'
import { dayWords } from '../../../../lib/text/dates'
import { listed } from '../../../../lib/text/names'
import styles from './Words.module.css'

const sentence = (...parts: (string | undefined)[]) => parts.filter(Boolean).join('. ')

function engagementLines(content: Content): string[] {
  return (content.parentsEngagement ?? []).map(one =>
    sentence(
      one.person,
      one.how,
      one.benefitToChild,
      one.evidence,
      one.barriers?.length
        ? listed(one.barriers.map(b => (b.note ? `${BARRIER_WORDS[b.kind]} (${b.note})` : BARRIER_WORDS[b.kind])))
        : undefined,
    ),
  )
}

/** Everything else a contribution may carry, as label and words. */
export function moreRows(content: Content, inner: boolean): (readonly [string, string])[] {
  const view = content.childView ?? {}
  const all: (readonly [string, string | undefined])[] = [
    [compose.wishes, view.wishesAndFeelings],
    [compose.circumstances, view.circumstances],
    [compose.prompt, view.prompt],
    [compose.howDisclosed, view.howDisclosed],
    [compose.language, view.language],
    [compose.observed, view.observed],
    [compose.contentToTell, view.childContentToTell && listed(view.childContentToTell)],
    [compose.sourceAsAt, content.source?.asAt && dayWords(content.source.asAt)],
    [compose.known, content.knownToAgencyAt && dayWords(content.knownToAgencyAt)],
    ...engagementLines(content).map(line => [compose.engagementOf, line] as const),
    ...(content.otherInvestigations ?? []).map(
      one => [compose.enquiries, sentence(INVESTIGATION_WORDS[one.kind], one.status, one.handling)] as const,
    ),
    [compose.valence, content.valence && VALENCE_WORDS[content.valence]],
    ...(inner ? innerRows(content) : []),
  ]
  return all.flatMap(([label, words]) => (words ? [[label, words] as const] : []))
}

/** What only professionals see among themselves. */
function innerRows(content: Content): (readonly [string, string | undefined])[] {
  const told = content.familyTold
  return [
    [compose.people, content.peopleMentioned && listed(content.peopleMentioned)],
    [compose.told, told && sentence(TOLD_WORDS[told.told], told.why)],
    [compose.roomWording, content.roomWording],
  ]
}

/** The rest, folded away. */
export function More({ content, inner }: { content: Content; inner: boolean }) {
  const list = moreRows(content, inner)
  if (list.length === 0) return null
  return (
    <details className={styles.more}>
      <summary>{board.more}</summary>
      <dl>
        {list.map(([label, words]) => (
          <div key={`${label}${words}`}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
