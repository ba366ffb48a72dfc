'use client'
import { useState } from 'react'
import type { Roster } from '../../../../lib/protocol/live'
import { roster as words } from '../../../../lib/text/board'
import { door } from '../../../../lib/text/door'
import { roleWords } from '../../../../lib/text/sign-in-page'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Button } from '../../../ui/Button'
import { Admit } from './Door'
import headings from './Headings.module.css'
import { useMeetingValue } from './MeetingContext'
import styles from './Roster.module.css'

type Person = Roster['people'][number]

function PersonLine({ person }: { person: Person }) {
  const { state, me, agencyName, may } = useMeetingValue()
  const [asking, ask] = useState(false)
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
        {person.confirmed ? <small>{door.confirmed(person.confirmed.confidentiality)}</small> : null}
      </span>
      {asks && !person.confirmed?.confidentiality ? (
        <Button small look="quiet" aria-label={door.confirmNamed(person.name)} onClick={() => ask(true)}>
          {door.confirm}
        </Button>
      ) : null}
      {asking ? <Admit whom={person} onClose={() => ask(false)} /> : null}
    </li>
  )
}

/** Who is here now, as the server tells this person. */
export function RosterList() {
  const { live, professional, may } = useMeetingValue()
  const people = live.roster?.people ?? []
  const here = people.filter(person => person.here)
  const away = people.filter(person => !person.here)
  const agencies = new Set(here.filter(person => person.role === 'practitioner').map(person => person.agency)).size
  if (!may('join')) return null
  return (
    <section aria-labelledby="roster">
      <h2 id="roster" className={headings.eyebrow}>
        {professional && here.length ? words.here(here.length, agencies) : words.hereOnly}
      </h2>
      {here.length === 0 ? <p className={styles.nobody}>{words.nobody}</p> : null}
      <ul className={styles.people}>
        {here.map(person => (
          <PersonLine key={person.person} person={person} />
        ))}
      </ul>
      {professional && away.length ? (
        <details className={styles.away}>
          <summary>{words.away(away.length)}</summary>
          <ul className={styles.people}>
            {away.map(person => (
              <PersonLine key={person.person} person={person} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
