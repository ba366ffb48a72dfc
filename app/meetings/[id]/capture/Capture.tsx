'use client'
import { useState } from 'react'
import { capture as words } from '../../../../lib/text/capture'
import type { DraftsView } from '../../../live/drafts'
import { Choices } from '../../../ui/Choices'
import { ReturnedMarks } from '../chair/ReturnedMarks'
import styles from './Capture.module.css'
import { MarksFor } from './MarksFor'
import { useCapture } from './useCapture'
import { Waiting } from './Waiting'
import { WriteDown } from './WriteDown'

const PARTS = [
  { value: 'words', label: words.parts.words },
  { value: 'marks', label: words.parts.marks },
] as const

/** The hands of whoever writes while others talk: words, and marks on the chair's word. */
export function Capture({ drafts }: { drafts: DraftsView }) {
  const [part, setPart] = useState<'words' | 'marks'>('words')
  const capturing = useCapture(drafts)
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <div className={styles.head}>
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
        <Choices legend={words.partsLabel} hideLegend choices={PARTS} value={part} onChange={to => setPart(to)} />
      </div>
      <ReturnedMarks />
      {part === 'marks' ? (
        <MarksFor />
      ) : (
        <div className={styles.grid}>
          <WriteDown capturing={capturing} drafts={drafts} />
          <Waiting capturing={capturing} />
        </div>
      )}
    </main>
  )
}
