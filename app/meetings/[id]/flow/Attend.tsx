'use client'
import { useState } from 'react'
import { typed } from '../../../../lib/board/wording'
import { HOW, type How } from '../../../../lib/meeting/flow'
import type { Roster } from '../../../../lib/protocol/live'
import { attendance as words } from '../../../../lib/text/flow'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Check, Select, TextField } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'

type Person = Roster['people'][number]
const CHOICES: readonly (readonly [How | '', string])[] = [
  ['', words.notSaid],
  ...HOW.map(how => [how, words.choices[how]] as const),
]

/** How somebody joins; for whoever lets people in also that they are here without a screen, or why they cannot come. */
export function Attend({ person, onClose }: { person: Person; onClose(): void }) {
  const { live, me } = useMeetingValue()
  const known = person.attendance ?? {}
  const mine = person.person === me.person
  const connected = person.here && !known.marked
  const [how, setHow] = useState<How | ''>(known.how ?? '')
  const [here, setHere] = useState(!!known.marked)
  const [reason, setReason] = useState(known.apologies ?? '')
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    if (busy) return
    setBusy(true)
    const of = mine ? {} : { person: person.person }
    const said = typed(reason) || null
    const marks = here !== !!known.marked && !connected && !mine
    const acts: [string, Record<string, unknown>][] = []
    if ((how && how !== known.how) || marks)
      acts.push(['attend', { ...of, ...(how && how !== known.how ? { how } : {}), ...(marks ? { here } : {}) }])
    if (!mine && said !== (known.apologies ?? null)) acts.push(['apologies', { ...of, reason: said }])
    for (const [verb, input] of acts) {
      const reply = await live.act(verb, input)
      if (reply.ok) continue
      setBusy(false)
      return setRefused(reply.reason)
    }
    onClose()
  }
  return (
    <Dialog title={mine ? words.myTitle : words.title(person.name)} onClose={onClose}>
      <Select<How | ''> label={mine ? words.myHow : words.howLabel} value={how} options={CHOICES} onChange={setHow} />
      {mine ? null : (
        <>
          {connected ? null : (
            <>
              <Check label={words.here} checked={here} onChange={setHere} />
              <p>{words.hereHint}</p>
            </>
          )}
          <TextField label={words.sends} hint={words.sendsHint} value={reason} maxLength={600} onChange={setReason} />
        </>
      )}
      <p>{words.logged}</p>
      {refused ? (
        <Notice tone="stop" title={words.refused} level={3} role="alert">
          <p>{refused}</p>
        </Notice>
      ) : null}
      <DialogActions>
        <Button look="primary" onClick={() => void save()}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{words.back}</Button>
      </DialogActions>
    </Dialog>
  )
}
