'use client'
import { useState } from 'react'
import { typed } from '../../../../lib/board/wording'
import { isFamily } from '../../../../lib/policy/can'
import { chair } from '../../../../lib/text/chair'
import { closedPart as words } from '../../../../lib/text/closed-part'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Check, TextArea } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useKeptText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'

/** Asks why, says who leaves and who stays, and lets guests be kept. */
export function OpenClosedPart({ onClose }: { onClose(): void }) {
  const { live } = useMeetingValue()
  const [reason, setReason, letGo] = useKeptText('open-closed-part')
  const [kept, setKept] = useState<readonly string[]>([])
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const here = (live.roster?.people ?? []).filter(one => one.here)
  const waiting = new Set((live.roster?.door ?? []).map(({ person }) => person))
  const guests = (live.roster?.people ?? []).filter(one => one.role === 'guest' && !waiting.has(one.person))
  const leaves = here.filter(one => isFamily(one) && !kept.includes(one.person)).map(({ name }) => name)
  const stays = here.filter(one => !isFamily(one) || kept.includes(one.person)).map(({ name }) => name)
  const submit = async () => {
    setAsked(true)
    if (busy || !typed(reason)) return
    setBusy(true)
    const reply = await live.act('open-closed-part', { reason: typed(reason), stays: kept })
    setBusy(false)
    if (!reply.ok) return setRefused(reply.reason)
    letGo()
    onClose()
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      <p>{leaves.length ? words.leave(leaves) : words.nobodyLeaves}</p>
      <p>{words.stay(stays)}</p>
      {guests.map(({ person, name }) => (
        <Check
          key={person}
          label={words.keep(name)}
          checked={kept.includes(person)}
          onChange={on => setKept(on ? [...kept, person] : kept.filter(one => one !== person))}
        />
      ))}
      <TextArea
        label={words.why}
        hint={words.whyHint}
        value={reason}
        onChange={setReason}
        maxLength={1500}
        problem={asked && !typed(reason) ? words.missing : undefined}
      />
      {refused ? (
        <Notice tone="stop" title={chair.refused} level={3} role="alert">
          <p>{refused}</p>
        </Notice>
      ) : null}
      <DialogActions>
        <Button look="primary" onClick={() => void submit()}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
