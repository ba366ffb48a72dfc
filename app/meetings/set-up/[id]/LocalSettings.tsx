'use client'
import { useState } from 'react'
import { isDay } from '../../../../lib/meeting/calendar'
import { type LocalClocks, localClocks, USUAL_CLOCKS } from '../../../../lib/meeting/clocks'
import { setup } from '../../../../lib/text/setup'
import { send } from '../../../posted'
import { Button } from '../../../ui/Button'
import { TextArea, TextField } from '../../../ui/Field'
import { useForm } from './form'
import styles from './page.module.css'

const words = setup.local
const NAMES = [
  'conference',
  'reportsInitial',
  'reportsReview',
  'summary',
  'coreGroup',
  'record',
  'firstReviewMonths',
  'reviewMonths',
  'dissent',
] as const
type Typed = Record<(typeof NAMES)[number] | 'closed' | 'number', string>

const typedOf = ({ closed, number = '', ...counts }: LocalClocks): Typed => ({
  conference: String(counts.conference),
  reportsInitial: String(counts.reportsInitial),
  reportsReview: String(counts.reportsReview),
  summary: String(counts.summary),
  coreGroup: String(counts.coreGroup),
  record: String(counts.record),
  firstReviewMonths: String(counts.firstReviewMonths),
  reviewMonths: String(counts.reviewMonths),
  dissent: String(counts.dissent ?? USUAL_CLOCKS.dissent),
  closed: closed.join('\n'),
  number,
})

/** What was typed, or null where a number or a day is none. */
function clocksOf(typed: Typed): LocalClocks | null {
  const numbers = Object.fromEntries(NAMES.map(name => [name, /^\d+$/.test(typed[name]) ? Number(typed[name]) : -1]))
  const closed = typed.closed.split(/[\s,]+/).filter(Boolean)
  const number = typed.number.trim()
  const parsed = localClocks.safeParse({ ...numbers, closed, ...(number ? { number } : {}) })
  return parsed.success && closed.every(isDay) ? parsed.data : null
}

/** What the procedures of the children's authorities say, to look at and to change. */
export function LocalSettings() {
  const { draft, directory } = useForm()
  const ids = new Set(draft.children.map(child => child.authority))
  return directory.agencies
    .filter(agency => ids.has(agency.id))
    .map(agency => (
      <details key={agency.id} className={styles.card}>
        <summary>{words.title(agency.name)}</summary>
        <Clocks agency={agency.id} from={directory.clocks[agency.id] ?? USUAL_CLOCKS} />
      </details>
    ))
}

function Clocks({ agency, from }: { agency: string; from: LocalClocks }) {
  const { setClocks } = useForm()
  const [typed, setTyped] = useState(() => typedOf(from))
  const [said, setSaid] = useState('')
  const save = async () => {
    const clocks = clocksOf(typed)
    if (!clocks) return setSaid(words.wrong)
    const got = await send('/api/clocks', { agency, clocks }, { method: 'PUT' })
    if (got?.status !== 200) return setSaid(setup.fault)
    setClocks(agency, clocks)
    setSaid(words.saved)
  }
  return (
    <div className={styles.local}>
      <div className={styles.three}>
        {NAMES.map(name => (
          <TextField
            key={name}
            label={words.names[name]}
            value={typed[name]}
            maxLength={3}
            onChange={value => setTyped({ ...typed, [name]: value })}
          />
        ))}
      </div>
      <TextArea
        label={words.closed}
        hint={words.closedHint}
        value={typed.closed}
        maxLength={900}
        onChange={closed => setTyped({ ...typed, closed })}
      />
      <TextField
        label={words.number}
        hint={words.numberHint}
        value={typed.number}
        maxLength={120}
        onChange={number => setTyped({ ...typed, number })}
      />
      <div className={styles.actions}>
        <Button small onClick={() => void save()}>
          {words.save}
        </Button>
        <p role="status">{said}</p>
      </div>
    </div>
  )
}
