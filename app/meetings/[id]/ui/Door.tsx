'use client'
import { useState } from 'react'
import { isOfFamily } from '../../../../lib/policy/can'
import type { Face, Roster } from '../../../../lib/protocol/live'
import { closedPart } from '../../../../lib/text/closed-part'
import { door as words } from '../../../../lib/text/door'
import { namesIn, seat } from '../../../../lib/text/seat'
import { roleWords } from '../../../../lib/text/sign-in-page'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Check, Select, TextField } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import styles from './Door.module.css'
import headings from './Headings.module.css'
import { useMeetingValue } from './MeetingContext'

type Invited = NonNullable<Roster['door']>[number]
const FREE = [
  ['', seat.notAsked],
  ['yes', seat.yes],
  ['no', seat.no],
] as const
type Whom = Face & {
  opens?: string[]
  sentOut?: true | undefined
  confirmed?: { identity: boolean; confidentiality: boolean } | undefined
  aside?: { free: boolean; stopWord?: string | undefined } | undefined
}

/** Who waits to be let in, and who is invited and has not come, for whoever may admit them. New arrivals are announced. */
export function Door() {
  const { live, may } = useMeetingValue()
  const [chosen, choose] = useState<string | null>(null)
  if (!may('admit')) return null
  const invited = live.roster?.door ?? []
  const back = invited.filter(person => person.sentOut)
  const waiting = invited.filter(person => person.waiting && !person.sentOut)
  const away = invited.filter(person => !person.waiting && !person.sentOut)
  const closed = live.state?.meeting.part === 'closed'
  const whom = invited.find(person => person.person === chosen)
  return (
    <>
      <p className="sr" role="status">
        {words.arrived(waiting.map(person => person.name))}
      </p>
      {waiting.length + away.length + (closed ? 0 : back.length) === 0 ? null : (
        <section className={styles.door} aria-labelledby="door">
          <h2 id="door" className={headings.eyebrow}>
            {words.heading}
          </h2>
          <People people={waiting} onChoose={choose} />
          {back.length && !closed ? (
            <>
              <h3 className={headings.eyebrow}>{closedPart.back.heading}</h3>
              <People people={back} onChoose={choose} />
            </>
          ) : null}
          {away.length ? (
            <details className={styles.away} open={waiting.length === 0}>
              <summary>{words.invited(away.length)}</summary>
              <People people={away} onChoose={choose} />
            </details>
          ) : null}
        </section>
      )}
      {whom ? <Admit key={whom.person} whom={whom} onClose={() => choose(null)} /> : null}
    </>
  )
}

function People({ people, onChoose }: { people: readonly Invited[]; onChoose(person: string): void }) {
  const { state, agencyName } = useMeetingValue()
  const opens = useOpens()
  if (people.length === 0) return null
  return (
    <ul className={styles.people}>
      {people.map(person => (
        <li key={person.person} className={styles.person}>
          <AgencyTile look={lookOf(person, state.meeting.agencies)} size="s" />
          <span>
            <strong>{person.name}</strong>
            <small>{words.as(roleWords(person.role), agencyName(person.agency))}</small>
            <small>{words.opens(opens(person))}</small>
          </span>
          <Button
            small
            aria-label={(person.sentOut ? closedPart.back.askNamed : words.admitNamed)(person.name)}
            onClick={() => onChoose(person.person)}
          >
            {person.sentOut ? closedPart.back.ask : words.admit}
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** Counted from what this browser holds: whoever admits reads all that an admission opens. */
function useOpens() {
  const { live } = useMeetingValue()
  return ({ opens = [] }: Whom) => opens.reduce((sum, audience) => sum + (live.reached[audience] ?? 0), 0)
}

/** Asks what is known of somebody before they are let in; of whoever is in already, the same to be recorded. */
export function Admit({ whom, onClose }: { whom: Whom; onClose(): void }) {
  const { live, agencyName } = useMeetingValue()
  const opens = useOpens()
  const [identity, setIdentity] = useState(whom.confirmed?.identity ?? false)
  const [confidentiality, setConfidentiality] = useState(whom.confirmed?.confidentiality ?? false)
  const [free, setFree] = useState<string>(whom.aside ? (whom.aside.free ? 'yes' : 'no') : '')
  const [stopWord, setStopWord] = useState(whom.aside?.stopWord ?? '')
  const [others, setOthers] = useState((whom.beside ?? []).join(', '))
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { person } = whom
  const admit = async () => {
    if (busy) return
    if (!identity) return setRefused(words.identityMissing)
    setBusy(true)
    const word = stopWord.trim()
    const acts: [string, Record<string, unknown>][] = [
      ...(free ? [['ask', { person, free: free === 'yes', ...(word ? { stopWord: word } : {}) }] as const] : []),
      ['share-seat', { person, with: namesIn(others) }],
      ['admit', { person, identity, confidentiality }],
    ].map(([verb, input]) => [String(verb), Object(input)])
    for (const [verb, input] of acts) {
      const reply = await live.act(verb, input)
      if (reply.ok) continue
      setBusy(false)
      return setRefused(reply.reason)
    }
    onClose()
  }
  return (
    <Dialog
      title={(whom.sentOut ? closedPart.back.asking : whom.opens ? words.asking : words.confirming)(whom.name)}
      onClose={onClose}
    >
      <p>
        {words.as(roleWords(whom.role), agencyName(whom.agency))}.{whom.opens ? ` ${words.opens(opens(whom))}.` : ''}
      </p>
      <Check label={words.identity} checked={identity} onChange={setIdentity} />
      <Check label={words.confidentiality} checked={confidentiality} onChange={setConfidentiality} />
      <TextField label={seat.others} hint={seat.othersHint} value={others} maxLength={400} onChange={setOthers} />
      <p>{words.logged}</p>
      {isOfFamily(whom) ? (
        <Notice tone="restrict">
          <div className={styles.aside}>
            <p>{seat.private}</p>
            <Select label={seat.free} value={free} options={FREE} onChange={setFree} />
            <TextField label={seat.stopWord} value={stopWord} maxLength={60} onChange={setStopWord} />
          </div>
        </Notice>
      ) : null}
      {refused ? (
        <Notice tone="stop" title={words.refused} level={3} role="alert">
          <p>{refused}</p>
        </Notice>
      ) : null}
      <DialogActions>
        <Button look="primary" onClick={() => void admit()}>
          {whom.sentOut ? closedPart.back.submit : whom.opens ? words.submit : words.submitConfirm}
        </Button>
        <Button onClick={onClose}>{words.back}</Button>
      </DialogActions>
    </Dialog>
  )
}
