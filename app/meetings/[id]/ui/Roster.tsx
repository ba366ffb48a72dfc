'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { isOver } from '../../../../lib/policy/can'
import type { Roster } from '../../../../lib/protocol/live'
import { roster as words } from '../../../../lib/text/board'
import { door } from '../../../../lib/text/door'
import { attendance } from '../../../../lib/text/flow'
import { seat } from '../../../../lib/text/seat'
import { roleWords } from '../../../../lib/text/sign-in-page'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Button } from '../../../ui/Button'
import { attendanceLine } from '../flow/attendanceLine'
import { Beside } from './Beside'
import { Admit } from './Door'
import headings from './Headings.module.css'
import { useMeetingValue } from './MeetingContext'
import styles from './Roster.module.css'

/** Loaded when somebody's attendance is asked for. */
const Attend = dynamic(() => import('../flow/Attend').then(part => part.Attend))

type Person = Roster['people'][number]

/** What is asked of somebody. It outlives their coming and going, which moves their line. */
type Asking = { what: 'attendance' | 'seat'; person: string }

function PersonLine({ person, onAsk }: { person: Person; onAsk(what: Asking['what']): void }) {
  const { state, me, agencyName, may } = useMeetingValue()
  const line = attendanceLine(person, isOver(state.meeting.status))
  const own = person.person === me.person && may('attend')
  const mine = person.person === me.person && may('share-seat')
  const asks = may('admit') && person.here && person.person !== me.person
  const leads = person.role === 'chair' || person.role === 'acting_chair' || person.role === 'minute_taker'
  return (
    <li className={styles.person}>
      <AgencyTile look={lookOf(person, state.meeting.agencies)} size="s" />
      <span>
        <strong>
          {person.name}
          {person.person === me.person ? <em> ({words.you})</em> : null}
        </strong>
        <small>{leads ? roleWords(person.role) : agencyName(person.agency)}</small>
        {line ? <small>{line}</small> : null}
        {person.beside ? <small>{seat.with(person.beside)}</small> : null}
        {person.confirmed ? <small>{door.confirmed(person.confirmed.confidentiality)}</small> : null}
        {person.aside ? (
          <details>
            <summary>{seat.aside}</summary>
            <small>{seat.said(person.aside.free)}</small>
            {person.aside.stopWord ? <small>{seat.word(person.aside.stopWord)}</small> : null}
          </details>
        ) : null}
      </span>
      <span className={styles.buttons}>
        {own || may('admit') ? (
          <Button
            small
            look="quiet"
            aria-label={own ? undefined : attendance.changeNamed(person.name)}
            onClick={() => onAsk('attendance')}
          >
            {own ? attendance.mine : attendance.change}
          </Button>
        ) : null}
        {asks ? (
          <Button small look="quiet" aria-label={door.confirmNamed(person.name)} onClick={() => onAsk('seat')}>
            {person.confirmed ? door.change : door.confirm}
          </Button>
        ) : null}
        {mine ? (
          <Button small look="quiet" onClick={() => onAsk('seat')}>
            {seat.mine}
          </Button>
        ) : null}
      </span>
    </li>
  )
}

function AskSomebody({ what, person, onClose }: { what: Asking['what']; person: Person; onClose(): void }) {
  const { me } = useMeetingValue()
  if (what === 'attendance') return <Attend person={person} onClose={onClose} />
  return person.person === me.person ? (
    <Beside me={person} onClose={onClose} />
  ) : (
    <Admit whom={person} onClose={onClose} />
  )
}

/** Who is here now, as the server tells this person. */
export function RosterList() {
  const { live, professional, may, agencyName } = useMeetingValue()
  const [asking, setAsking] = useState<Asking | null>(null)
  const people = live.roster?.people ?? []
  const here = people.filter(person => person.here)
  const away = people.filter(person => !person.here)
  const agencies = new Set(here.filter(person => person.role === 'practitioner').map(person => person.agency)).size
  const asked = people.find(({ person }) => person === asking?.person)
  if (!may('join')) return null
  return (
    <section aria-labelledby="roster">
      <h2 id="roster" className={headings.eyebrow}>
        {professional && here.length ? words.here(here.length, agencies) : words.hereOnly}
      </h2>
      {here.length === 0 ? <p className={styles.nobody}>{words.nobody}</p> : null}
      <ul className={styles.people}>
        {here.map(person => (
          <PersonLine key={person.person} person={person} onAsk={what => setAsking({ what, person: person.person })} />
        ))}
      </ul>
      {live.roster?.writing?.length ? (
        <ul className={styles.writing}>
          {live.roster.writing.map(({ agency, heading }) => (
            <li key={agency}>{words.writing(agencyName(agency), heading)}</li>
          ))}
        </ul>
      ) : null}
      {professional && away.length ? (
        <details className={styles.away}>
          <summary>{words.away(away.length)}</summary>
          <ul className={styles.people}>
            {away.map(person => (
              <PersonLine
                key={person.person}
                person={person}
                onAsk={what => setAsking({ what, person: person.person })}
              />
            ))}
          </ul>
        </details>
      ) : null}
      {asking && asked ? <AskSomebody what={asking.what} person={asked} onClose={() => setAsking(null)} /> : null}
    </section>
  )
}
