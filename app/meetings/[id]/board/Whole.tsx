'use client'
import { sharingAgencies } from '../../../../lib/board/coverage'
import type { ContributionView } from '../../../../lib/board/draft'
import { headingCounts, isSetAside } from '../../../../lib/board/queue'
import type { Heading } from '../../../../lib/meeting/names'
import { board, marksWords } from '../../../../lib/text/board'
import { eventWords } from '../../../../lib/text/dates'
import { headingTitle } from '../../../../lib/text/headings'
import { AgencyDots, AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Tag } from '../../../ui/Tag'
import { Marks, Pip } from '../ui/Marks'
import { useMeetingValue } from '../ui/MeetingContext'
import { rowId, type View, viewHref } from './useView'
import { ViewSwitch } from './ViewSwitch'
import styles from './Whole.module.css'

type Props = { view: View; isNew(view: ContributionView): boolean }
const COLUMNS: readonly (readonly Heading[])[] = [
  ['necessary', 'adequate'],
  ['accurate', 'timely'],
  ['secure', 'childs-views'],
]

/** Six headings at one look, read down the columns; each line opens its heading. */
export function Whole({ view, isNew }: Props) {
  const { professional } = useMeetingValue()
  return (
    <main id="main" tabIndex={-1} className={styles.main}>
      <h1 className="sr">{board.whole}</h1>
      <div className={styles.bar}>
        <ViewSwitch view={view} label={board.view} />
        {professional ? <Legend /> : null}
      </div>
      <div className={styles.grid}>
        {COLUMNS.map(headings => (
          <div key={headings[0]} className={styles.column}>
            {headings.map(heading => (
              <Cell key={heading} heading={heading} view={view} isNew={isNew} />
            ))}
          </div>
        ))}
      </div>
    </main>
  )
}

function Legend() {
  const { legend, changed } = marksWords
  return (
    <div className={styles.legend} aria-hidden="true">
      <Pip shape="circle" look="good" icon="check" words={legend.relevance} />
      <Pip shape="square" look="good" icon="check" words={legend.proportion} />
      <Pip shape="circle" look="open" words={legend.open} />
      <Pip shape="square" look="warn" icon="bang" words={legend.more} />
      <Pip shape="circle" look="out" icon="minus" words={legend.aside} />
      <Pip shape="circle" look="warn" icon="changed" words={changed} />
    </div>
  )
}

function Cell({ heading, view, isNew }: Props & { heading: Heading }) {
  const { live, state, professional, agency } = useMeetingValue()
  const items = live.board.filter(item => item.heading === heading)
  const count = headingCounts(live.board).find(c => c.heading === heading)
  const agencies = sharingAgencies(state.audiences).flatMap(name => agency(name) ?? [])
  const present = new Set(agencies.filter(a => count?.agencies.includes(a.name)).map(a => a.code))
  const chairHere = state.place?.heading === heading
  return (
    <section
      className={styles.cell}
      data-chair={chairHere || undefined}
      data-voice={heading === 'childs-views' || undefined}
      aria-labelledby={`h-${heading}`}
    >
      <header>
        <div>
          <h2 id={`h-${heading}`}>
            <a
              href={viewHref(heading)}
              onClick={event => {
                event.preventDefault()
                view.go(heading)
              }}
            >
              {headingTitle(heading)}
            </a>
          </h2>
          {professional && count ? (
            <span className={styles.count}>{board.sharedMarked(count.shared, count.toMark)}</span>
          ) : null}
        </div>
        {chairHere ? <Tag tone="brand">{board.chairHere}</Tag> : null}
        {professional && !chairHere ? <AgencyDots agencies={agencies} present={present} /> : null}
      </header>
      <ul>
        {items.length === 0 ? <li className={styles.none}>{board.empty(heading)}</li> : null}
        {items.map(item => (
          <Mini key={item.id} item={item} view={view} isNew={isNew(item)} />
        ))}
      </ul>
    </section>
  )
}

function Said({ item, aside }: { item: ContributionView; aside: boolean }) {
  const { content, mark } = item
  const exact = content?.childView?.exactWords
  if (aside && mark) return board.setAside(mark.stamp.at, mark.reason)
  if (!content) return board.withdrawn(item.withdrawn?.stamp.at ?? item.stamp.at)
  if (!exact) return content.headline ?? content.body
  return (
    <>
      “<bdi>{exact}</bdi>”
    </>
  )
}

function Mini({ item, view, isNew }: { item: ContributionView; view: View; isNew: boolean }) {
  const { state, professional, agencyName } = useMeetingValue()
  const { content } = item
  const aside = professional && isSetAside(item)
  const exact = content?.childView?.exactWords
  return (
    <li className={styles.item} data-chair={state.place?.contribution === item.id || undefined}>
      <AgencyTile look={lookOf(item.by, state.meeting.agencies)} size="s" />
      <div>
        <p className={styles.who}>
          <b>{agencyName(item.by.agency)}</b> <span>{content ? eventWords(content.event) : item.ref}</span>
          {isNew ? <b className={styles.new}>{board.isNew}</b> : null}
        </p>
        <a
          className={styles.words}
          data-quiet={aside || !content || undefined}
          data-voice={exact && !aside ? true : undefined}
          href={`${viewHref(item.heading)}#${rowId(item.id)}`}
          onClick={event => {
            event.preventDefault()
            view.go(item.heading, item.id)
          }}
        >
          <Said item={item} aside={aside} />
        </a>
      </div>
      {professional && content ? <Marks mark={item.mark} bare /> : null}
    </li>
  )
}
