'use client'
import { useState } from 'react'
import type { DecisionView } from '../../../../lib/board/matters'
import { connected } from '../../../../lib/board/spoken'
import { typed } from '../../../../lib/board/wording'
import { professionalsOf } from '../../../../lib/meeting/state'
import { VIEWS, type View } from '../../../../lib/statements/stance'
import { decide, VIEW_WORDS } from '../../../../lib/text/decide'
import { behalfWords } from '../../../../lib/text/sharing'
import { shell } from '../../../../lib/text/shell'
import { Actions, Button } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Check, Select, TextArea } from '../../../ui/Field'
import { useKeptText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'

const CHOICES = VIEWS.map(value => ({ value, label: VIEW_WORDS[value].tap }))
const words = decide.viewFor

/** The view of an agency that has no screen here, as it says it by voice or sent it in; `silent`: those that were not heard from. */
export function ViewFor({ decision, silent }: { decision: DecisionView; silent: readonly string[] }) {
  const { live } = useMeetingValue()
  const [open, setOpen] = useState(false)
  const people = live.roster?.people ?? []
  const here = connected(people)
  const speakers = people.filter(
    one => one.role === 'practitioner' && silent.includes(one.agency) && !here.has(one.person),
  )
  if (speakers.length === 0 && !open) return null
  return (
    <>
      <Actions>
        <Button small onClick={() => setOpen(true)}>
          {words.open}
        </Button>
      </Actions>
      {open ? <Entering decision={decision} speakers={speakers} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

type Props = {
  decision: DecisionView
  speakers: readonly { person: string; name: string; agency: string }[]
  onClose(): void
}

function Entering({ decision, speakers, onClose }: Props) {
  const { live, audience, agencyName } = useMeetingValue()
  const [person, setPerson] = useState('')
  const [view, setView] = useState<View | null>(null)
  const [formal, setFormal] = useState(false)
  const [reason, setReason, letGo] = useKeptText(`view for ${decision.id}`)
  const [asked, setAsked] = useState(false)
  const why = typed(reason)
  const dissents = formal && view === 'disagrees'
  const speaker = speakers.find(one => one.person === person)
  const missing = [
    !speaker && words.missing.person,
    !view && words.missing.view,
    dissents && !why && decide.stance.missing,
  ]
  const owed = missing.find(one => one !== false)
  const submit = () => {
    setAsked(true)
    if (owed || !view || !speaker) return
    const board = professionalsOf(audience(decision.audience))
    live.share(board, {
      kind: 'stance',
      v: 1,
      seen: audience(board)?.version ?? 0,
      decision: decision.id,
      version: decision.version,
      view,
      ...(why ? { reason: why } : {}),
      ...(dissents ? { formal: true as const } : {}),
      onBehalf: { person, agency: speaker.agency },
    })
    letGo()
    onClose()
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      <Select
        label={words.person}
        value={person}
        options={[
          ['', words.choose],
          ...speakers.map(one => [one.person, behalfWords.option(one.name, agencyName(one.agency))] as const),
        ]}
        onChange={setPerson}
      />
      <Choices legend={words.view} look="apart" choices={CHOICES} value={view} onChange={value => setView(value)} />
      <TextArea label={decide.stance.reason} value={reason} onChange={setReason} maxLength={1500} />
      {view === 'disagrees' ? (
        <Check label={words.formal} hint={decide.stance.formalHint} checked={formal} onChange={setFormal} />
      ) : null}
      {asked && owed ? <p role="alert">{owed}</p> : null}
      <DialogActions>
        <Button look="primary" onClick={submit}>
          {decide.stance.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
