import type { Content } from '../../../../lib/statements/contribution'
import { board, NATURE_WORDS, SOURCE_WORDS } from '../../../../lib/text/board'
import { eventWords } from '../../../../lib/text/dates'
import { Icon } from '../../../ui/Icon'
import { Tag } from '../../../ui/Tag'
import { More } from './More'
import styles from './Words.module.css'

const NATURE_DRAWINGS: Record<Content['nature'], React.ReactNode> = {
  fact: <rect width="11" height="11" rx="1.5" fill="currentColor" />,
  reported: <path d="M0 8V4a4 4 0 0 1 4-4M6.5 8V4a4 4 0 0 1 4-4M0 5h4v5H0zM6.5 5h4v5h-4z" fill="currentColor" />,
  opinion: <path d="M5.5 0 11 5.5 5.5 11 0 5.5z" fill="none" stroke="currentColor" strokeWidth="1.8" />,
}

/** Fact, reported or opinion: a drawing and the word. */
export function Nature({ nature }: { nature: Content['nature'] }) {
  return (
    <span className={styles.nature}>
      <svg viewBox="-1 -1 13 13" aria-hidden="true">
        {NATURE_DRAWINGS[nature]}
      </svg>
      {NATURE_WORDS[nature]}
    </span>
  )
}

type Props = { content: Content; about: string[]; large?: boolean; whole?: boolean; inner?: boolean }

/** What a contribution says: its words, then how, when, from where and about whom. `about`: the children’s names. `inner`: for professionals, with notes on handling. */
export function Words({ content, about, large, whole = true, inner = true }: Props) {
  const { childView } = content
  const named = inner || !content.protectSource
  return (
    <div className={large ? `${styles.words} ${styles.large}` : styles.words}>
      {content.headline ? <p className={styles.headline}>{content.headline}</p> : null}
      {childView?.exactWords ? (
        <figure className={styles.voice}>
          <blockquote>
            “<bdi>{childView.exactWords}</bdi>”
          </blockquote>
          {childView.toldTo ? <figcaption>{board.saidTo(childView.toldTo)}</figcaption> : null}
        </figure>
      ) : null}
      <p className={styles.body}>{content.body}</p>
      <div className={styles.meta}>
        <Nature nature={content.nature} />
        {content.reportedBy && named ? <span>{board.reportedBy(content.reportedBy)}</span> : null}
        <span>{eventWords(content.event)}</span>
        {content.source?.kind && named ? <span>{SOURCE_WORDS[content.source.kind]}</span> : null}
        {content.source?.ref && named ? <span>{content.source.ref}</span> : null}
        <span>{board.about(about)}</span>
        {content.historic ? <Tag>{board.historic}</Tag> : null}
      </div>
      {content.opinionBasis ? (
        <p className={styles.why}>
          <b>{board.basis}</b>
          {content.opinionBasis}
        </p>
      ) : null}
      {content.whyNow ? (
        <p className={styles.why}>
          <b>{board.whyNow}</b>
          {content.whyNow}
        </p>
      ) : null}
      {content.impact ? (
        <p className={styles.why}>
          <b>{board.impact}</b>
          {content.impact}
        </p>
      ) : null}
      {inner && (content.handlingNote || content.protectSource) ? (
        <p className={styles.handling}>
          <Icon name="lock" />
          <span>
            <b>{content.handlingNote ? board.handling : board.protect}</b>
            <bdi>{content.handlingNote}</bdi>
            {content.handlingNote && content.protectSource ? ` ${board.protect}.` : null}
          </span>
        </p>
      ) : null}
      {whole ? <More content={content} inner={inner} /> : null}
    </div>
  )
}
