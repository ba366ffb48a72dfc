'use client'
import { useState } from 'react'
import type { ContributionView } from '../../../../../lib/board/draft'
import { decide } from '../../../../../lib/text/decide'
import { TextField } from '../../../../ui/Field'
import { useMeetingValue } from '../../ui/MeetingContext'
import styles from './Decide.module.css'

const words = decide.evidence
type Props = {
  legend: string
  /** What everyone who will read it can read. */
  views: readonly ContributionView[]
  chosen: readonly string[]
  onChange(chosen: string[]): void
  problem?: string
}

/** Picks contributions: by typing a reference and Enter, or by ticking them in the order they were shared. */
export function Evidence({ legend, views, chosen, onChange, problem }: Props) {
  const { agencyName } = useMeetingValue()
  const [ref, setRef] = useState('')
  const [said, setSaid] = useState('')
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id])
  const add = () => {
    const wanted = ref.trim().toUpperCase()
    const found = views.find(view => view.ref.toUpperCase() === wanted)
    if (!wanted) return
    setSaid(found ? words.added(found.ref) : words.unknown(wanted))
    if (!found) return
    setRef('')
    if (!chosen.includes(found.id)) onChange([...chosen, found.id])
  }
  return (
    <fieldset className={styles.evidence}>
      <legend>{legend}</legend>
      {/* Enter adds, and does not send the form. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field inside is what is acted on */}
      <div
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type !== 'text')
            return
          event.preventDefault()
          add()
        }}
      >
        <TextField label={words.add} hint={words.hint} value={ref} onChange={setRef} problem={problem} maxLength={12} />
      </div>
      <p role="status">{said}</p>
      <div className={styles.picks}>
        {views.length === 0 ? <p className={styles.foot}>{words.none}</p> : null}
        {views.map(view => (
          <label key={view.id} className={styles.pick}>
            <input type="checkbox" checked={chosen.includes(view.id)} onChange={() => toggle(view.id)} />
            <b>{view.ref}</b>
            <span>
              {agencyName(view.by.agency)}: {view.content?.headline ?? view.content?.body.slice(0, 140)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
