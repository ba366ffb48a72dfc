'use client'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { isFamily } from '../../../../lib/policy/can'
import { lists } from '../../../../lib/text/lists'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { ManyChoices } from '../../../ui/Choices'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'

/** Choosing the people of a named list. Who asks and who chairs are on it; nobody else learns that there is one. */
export function ListDialog({ onChosen, onClose }: { onChosen(audience: string): void; onClose(): void }) {
  const { live, state, me, agencyName } = useMeetingValue()
  const [chosen, setChosen] = useState<string[]>([])
  const [wrong, setWrong] = useState<string | null>(null)
  const [asked, setAsked] = useState<string[] | null>(null)
  const people = [
    ...new Map(
      state.audiences.flatMap(({ readers }) => (readers ?? []).map(one => [one.person, one] as const)),
    ).values(),
  ]
  const chairs = people.filter(one => one.role === 'chair')
  const fixed = [me, ...(chairs.length > 0 ? chairs : people.filter(one => one.role === 'acting_chair'))]
  const held = new Set(fixed.map(one => one.person))
  const others = people.filter(one => !held.has(one.person))
  const family = people.filter(one => isFamily(one) && chosen.includes(one.person))
  // In the professionals' part the meeting has the readers of a list of them, and family besides once they are back.
  const comesBack = (kind: string) => state.meeting.part === 'closed' && (kind === 'meeting' || kind === 'own')
  const there = asked && state.audiences.find(({ kind, readers }) => !comesBack(kind) && sameAs(asked, readers ?? []))
  useEffect(() => {
    if (!there) return
    onChosen(there.id)
    onClose()
  }, [there, onChosen, onClose])
  const make = () => {
    const all = [...held, ...chosen]
    setWrong(null)
    void live.act('make-list', { people: all }).then(reply => (reply.ok ? setAsked(all) : setWrong(reply.reason)))
  }
  // Beside the form that opened it, not in it: Enter here shares nothing.
  return createPortal(
    <Dialog title={lists.title} onClose={onClose} wide>
      <p>{lists.lead([...new Map(fixed.map(one => [one.person, one.name])).values()])}</p>
      <ManyChoices
        legend={lists.who}
        choices={others.map(one => ({
          value: one.person,
          label: isFamily(one) ? lists.family(one.name) : `${one.name}, ${agencyName(one.agency)}`,
        }))}
        values={chosen}
        onChange={setChosen}
      />
      {family.length > 0 ? (
        <Notice tone="warn">
          <p>{lists.withFamily(family.map(one => one.name))}</p>
        </Notice>
      ) : (
        <p>{lists.notFor}</p>
      )}
      {wrong ? (
        <Notice tone="stop" role="alert">
          <p>{wrong}</p>
        </Notice>
      ) : null}
      <DialogActions>
        <Button look="primary" disabled={held.size + chosen.length < 2 || asked !== null} onClick={make}>
          {lists.make}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>,
    document.body,
  )
}

const sameAs = (people: readonly string[], readers: readonly { person: string }[]) =>
  people.length === readers.length && readers.every(({ person }) => people.includes(person))
