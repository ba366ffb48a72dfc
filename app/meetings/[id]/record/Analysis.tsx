'use client'
import { useEffect, useRef } from 'react'
import { newDraft } from '../../../../lib/board/compose'
import type { MeetingStatus } from '../../../../lib/meeting/names'
import type { Member } from '../../../../lib/meeting/state'
import type { Versions } from '../../../../lib/protocol/record'
import { analysedIn, paragraphsOf } from '../../../../lib/record/analysis'
import { recordPage } from '../../../../lib/text/record'
import type { DraftsView, Keeping } from '../../../live/drafts'
import { useAnalysis } from '../../../live/useDrafts'
import { Actions, Button } from '../../../ui/Button'
import { WhenReady } from '../../../ui/WhenReady'
import { Lost } from '../drafts/Lost'
import { Analysed } from './Analysed'
import styles from './Analysis.module.css'
import { boxOf, Paragraph } from './Paragraph'

const words = recordPage.analysis
type Props = { meeting: string; me: Member; status: MeetingStatus; analysis: Versions['analysis']; approved: number }

/** Where chair and minute taker write the analysis together, in its place in the draft; printed as it stands. */
export function Analysis({ meeting, me, status, analysis, approved }: Props) {
  const drafts = useAnalysis(meeting, me, status)
  const { children } = analysis
  const open = drafts.keeping.is !== 'opening'
  const paragraphs = open ? paragraphsOf(drafts.list) : analysis.paragraphs
  const standing = paragraphs.length ? <Analysed paragraphs={analysedIn(paragraphs, children)} /> : null
  return (
    <section aria-labelledby="analysis" className={paragraphs.length ? undefined : styles.unprinted}>
      <h2 id="analysis">{words.title}</h2>
      <div className={open ? styles.printed : undefined}>{standing}</div>
      <div className={styles.write}>
        <p className={styles.lead}>
          {words.lead} {approved > 0 ? words.next(approved) : null}
        </p>
        {open ? <Writing drafts={drafts} known={children} /> : null}
        <Kept keeping={drafts.keeping} blank={drafts.list.length === 0} />
      </div>
    </section>
  )
}

function Writing({ drafts, known }: { drafts: DraftsView; known: Versions['analysis']['children'] }) {
  const begun = useRef<string | null>(null)
  useEffect(() => {
    const box = begun.current && document.getElementById(boxOf(begun.current))
    if (!box) return
    begun.current = null
    box.focus()
  })
  const begin = (headline: string) => {
    begun.current = drafts.begin({ ...newDraft('necessary', [], []), audience: 'professionals', headline })
  }
  const titles = drafts.list.map(({ fields }) => fields.headline.trim())
  return (
    <WhenReady>
      <Lost drafts={drafts} onRestore={fields => drafts.begin(fields)} />
      {drafts.list.length === 0 ? <p className={styles.lead}>{words.empty}</p> : null}
      {drafts.list.map((one, i) => (
        <Paragraph key={one.id} n={i + 1} one={one} drafts={drafts} known={known} />
      ))}
      <Actions>
        {words.prompts
          .filter(prompt => !titles.includes(prompt))
          .map(prompt => (
            <Button key={prompt} small onClick={() => begin(prompt)}>
              {prompt}
            </Button>
          ))}
        <Button small onClick={() => begin('')}>
          {words.another}
        </Button>
      </Actions>
      {drafts.list.length > 0 ? <p className={styles.small}>{words.child}</p> : null}
    </WhenReady>
  )
}

const Kept = ({ keeping, blank }: { keeping: Keeping; blank: boolean }) => (
  <p className={keeping.is === 'over' ? styles.over : styles.small} role="status">
    {blank && keeping.is === 'kept' ? null : keptWords(keeping)}
  </p>
)

function keptWords(keeping: Keeping): string {
  switch (keeping.is) {
    case 'opening':
      return words.opening
    case 'kept':
      return keeping.at ? words.keptAt(keeping.at) : words.kept
    case 'not-yet':
      return words.notYet
    default:
      return words.over
  }
}
