'use client'
import { useState } from 'react'
import { EMERGENCY_HOURS } from '../../lib/protocol/emergency'
import { emergency } from '../../lib/text/emergency'
import { Button } from '../ui/Button'
import { Select, TextArea, TextField } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { WhenReady } from '../ui/WhenReady'
import { Problem } from './Problem'
import styles from './page.module.css'
import { useEmergency } from './useEmergency'

const words = emergency.ask
type Way = keyof typeof words.ways
const WAYS = [
  ['child', words.ways.child],
  ['address', words.ways.address],
] as const satisfies readonly (readonly [Way, string])[]
const HOURS = EMERGENCY_HOURS.map(n => [String(n), words.hoursOf(n)] as const)
const EMPTY = { child: '', dateOfBirth: '', address: '', reason: '' }

/** Which meeting, why, and for how long. Whether there is such a meeting is not said. */
export function AskToRead() {
  const { run, problem, setProblem, busy } = useEmergency()
  const [way, setWay] = useState<Way>('child')
  const [typed, setTyped] = useState(EMPTY)
  const [hours, setHours] = useState('4')
  const [done, setDone] = useState(false)
  const set = (fields: Partial<typeof EMPTY>) => setTyped(known => ({ ...known, ...fields }))
  const ask = async () => {
    const { child, dateOfBirth, address, reason } = typed
    const told = way === 'child' ? child.trim() && dateOfBirth : address.trim()
    const long = EMERGENCY_HOURS.find(n => String(n) === hours)
    if (!told || !reason.trim() || !long) return setProblem(words.missing)
    const which = way === 'child' ? { child, dateOfBirth } : { meeting: address }
    if (!(await run({ verb: 'ask', which, reason, hours: long }))) return
    setDone(true)
    setTyped(EMPTY)
  }
  return (
    <WhenReady>
      <form
        className={`${styles.body} ${styles.form}`}
        onSubmit={event => {
          event.preventDefault()
          void ask()
        }}
      >
        {done ? (
          <Notice tone="ok" title={words.done} level={3} role="status">
            <p>{words.doneBody}</p>
          </Notice>
        ) : null}
        <Problem said={problem} />
        <Select<Way> label={words.which} value={way} options={WAYS} onChange={setWay} />
        {way === 'child' ? (
          <>
            <TextField
              label={words.child}
              hint={words.childHint}
              value={typed.child}
              maxLength={200}
              onChange={child => set({ child })}
            />
            <TextField
              label={words.dateOfBirth}
              type="date"
              value={typed.dateOfBirth}
              maxLength={10}
              onChange={dateOfBirth => set({ dateOfBirth })}
            />
          </>
        ) : (
          <TextField
            label={words.address}
            value={typed.address}
            maxLength={300}
            onChange={address => set({ address })}
          />
        )}
        <TextArea
          label={words.reason}
          hint={words.reasonHint}
          value={typed.reason}
          maxLength={1000}
          onChange={reason => set({ reason })}
        />
        <Select label={words.hours} value={hours} options={HOURS} onChange={setHours} />
        <div>
          <Button look="primary" type="submit" aria-disabled={busy || undefined}>
            {busy ? words.asking : words.submit}
          </Button>
        </div>
      </form>
    </WhenReady>
  )
}
