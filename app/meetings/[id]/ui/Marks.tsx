import type { MarkView } from '../../../../lib/board/draft'
import type { Proportionality, Relevance } from '../../../../lib/statements/mark'
import { PROPORTIONALITY_WORDS, RELEVANCE_WORDS, marksWords as words } from '../../../../lib/text/board'
import { Icon, type IconName } from '../../../ui/Icon'
import styles from './Marks.module.css'

type Look = 'good' | 'warn' | 'out' | 'open'
const RELEVANCE_LOOK: Record<Relevance, [Look, IconName]> = {
  relevant: ['good', 'check'],
  'less-relevant': ['warn', 'less'],
  'not-relevant': ['out', 'minus'],
}
const PROPORTION_LOOK: Record<Proportionality, [Look, IconName]> = {
  proportionate: ['good', 'check'],
  'too-little': ['warn', 'bang'],
  'too-much': ['out', 'minus'],
}

type PipProps = {
  shape: 'circle' | 'square'
  look: Look
  icon?: IconName
  words: string
  short?: string
  bare?: boolean
}

/** Circle is relevance, square is proportion; the words are always there, at least for screen readers. */
export function Pip({ shape, look, icon, words: text, short, bare }: PipProps) {
  return (
    <span className={`${styles.mark} ${styles[look]}`} title={bare ? text : undefined}>
      <span className={`${styles.pip} ${styles[shape]}`} aria-hidden="true">
        {icon ? <Icon name={icon} /> : null}
      </span>
      {bare || short ? <span className="sr">{text} </span> : <span>{text}</span>}
      {!bare && short ? <span aria-hidden="true">{short}</span> : null}
    </span>
  )
}

/** The chair's marks on a contribution, for professionals. `bare`: pips with hidden words, for the whole board. */
export function Marks({ mark, bare }: { mark: MarkView | null; bare?: boolean }) {
  const relevance = mark?.relevance ?? null
  const proportion = mark?.proportionality ?? null
  const [rLook, rIcon] = relevance ? RELEVANCE_LOOK[relevance] : (['open', undefined] as const)
  const [pLook, pIcon] = proportion ? PROPORTION_LOOK[proportion] : (['open', undefined] as const)
  return (
    <div className={bare ? styles.bare : styles.marks}>
      {mark?.changedSince ? <Pip shape="circle" look="warn" icon="changed" words={words.changed} bare={bare} /> : null}
      <Pip
        shape="circle"
        look={rLook}
        icon={rIcon}
        words={relevance ? RELEVANCE_WORDS[relevance] : words.relevanceNot}
        short={relevance ? undefined : words.relevanceOpen}
        bare={bare}
      />
      <Pip
        shape="square"
        look={pLook}
        icon={pIcon}
        words={proportion ? PROPORTIONALITY_WORDS[proportion] : words.proportionNot}
        short={proportion ? undefined : words.proportionOpen}
        bare={bare}
      />
    </div>
  )
}
