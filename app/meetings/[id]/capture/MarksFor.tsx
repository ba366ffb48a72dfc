'use client'
import { useState } from 'react'
import { markQueue } from '../../../../lib/board/queue'
import { HEADINGS, type Heading } from '../../../../lib/meeting/names'
import { capture as words } from '../../../../lib/text/capture'
import { chair } from '../../../../lib/text/chair'
import { HEADING_NAMES } from '../../../../lib/text/headings'
import { Button } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { Notice } from '../../../ui/Notice'
import { Pips } from '../chair/Held'
import { Queue } from '../chair/Queue'
import { useActs } from '../chair/useActs'
import { type Last, useMarking } from '../chair/useMarking'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Capture.module.css'

const HEADING_CHOICES = HEADINGS.map(value => ({ value, label: HEADING_NAMES[value] }))

/** Marks as the chair says them aloud: shown to nobody else until the chair confirms each. */
export function MarksFor() {
  const { live, state } = useMeetingValue()
  const acts = useActs()
  const [heading, setHeading] = useState<Heading>(state.place?.heading ?? 'necessary')
  const marking = useMarking(heading, useState<readonly Last[]>([]))
  const { toMark } = markQueue(live.board, heading, marking.saving)
  const { held } = marking
  const waits = held.list.filter(({ stage }) => stage === 'spoken')
  const go = (to: Heading) => {
    setHeading(to)
    marking.select(null)
  }
  return (
    <div className={styles.marks}>
      <div className={styles.pad}>
        <p>{words.marks.lead}</p>
        <Choices legend={words.heading} look="apart" choices={HEADING_CHOICES} value={heading} onChange={go} />
        {held.refused ? (
          <Notice tone="stop" title={chair.held.refused} role="alert">
            <p>{held.refused}</p>
          </Notice>
        ) : null}
      </div>
      <Queue toMark={toMark} marking={marking} acts={acts} heading={heading} onHeading={go} />
      <section className={styles.pad} aria-labelledby="for-chair">
        <h2 id="for-chair">{words.marks.title(waits.length)}</h2>
        <ul>
          {waits.map(one => (
            <li key={one.id} className={styles.wait}>
              <div>
                <b>{held.viewOf(one)?.ref}</b> {one.reason}
              </div>
              <Pips held={one} />
              <Button small look="quiet" onClick={() => void held.drop(one.contribution)}>
                {words.marks.drop}
                <span className="sr"> {held.viewOf(one)?.ref}</span>
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
