'use client'
import { board } from '../../../../lib/text/board'
import { FAMILY_PROMPTS, HEADING_PROMPTS, headingTitle } from '../../../../lib/text/headings'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './SheetHead.module.css'
import type { View } from './useView'
import { ViewSwitch } from './ViewSwitch'

export function SheetHead({ view }: { view: View }) {
  const { professional } = useMeetingValue()
  if (!view.heading) return null
  return (
    <div className={styles.head}>
      <h1>{headingTitle(view.heading)}</h1>
      <p className={styles.prompt}>{(professional ? HEADING_PROMPTS : FAMILY_PROMPTS)[view.heading]}</p>
      <ViewSwitch view={view} label={board.view} />
    </div>
  )
}
