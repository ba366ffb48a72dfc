'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { Waiting } from '../../../../lib/board/floor'
import type { Roster } from '../../../../lib/protocol/live'
import { speaking as words } from '../../../../lib/text/flow'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Panel } from '../../../ui/Panel'
import { useMeetingValue } from '../ui/MeetingContext'
import { Since } from './Clock'
import styles from './Speaking.module.css'
import { type Floor, useFloor } from './useFloor'

/** Loaded when somebody is put in. */
const PutIn = dynamic(() => import('./PutIn').then(part => part.PutIn))

type Person = Roster['people'][number]

/** The queue to speak: who speaks, who is next, and one's own place in it. */
export function Speaking({ children }: { children?: React.ReactNode }) {
  const floor = useFloor()
  const [putting, put] = useState(false)
  if (!floor.open) return null
  const { speaking, queue, refused } = floor
  return (
    <Panel id="speaking" title={words.title} aside={floor.asks ? <Ask floor={floor} /> : null}>
      <ol className={styles.queue}>
        {speaking ? (
          <li className={styles.now} aria-current="true">
            <Face person={speaking.person} mine={speaking.mine}>
              {speaking.mine ? words.mine : words.now}
            </Face>
            <Since at={speaking.at} />
          </li>
        ) : (
          <li className={styles.none}>{queue.length ? words.nobodySpeaks : words.nobody}</li>
        )}
        {queue.map((one, i) => (
          <InLine key={one.person.person} one={one} n={i + 1} floor={floor} />
        ))}
      </ol>
      {refused ? (
        <p className={styles.refused} role="alert">
          {words.refused}. {refused}
        </p>
      ) : null}
      {floor.puts || children ? (
        <div className={styles.foot}>
          {floor.calls && speaking ? (
            <Button small onClick={() => floor.call(null)}>
              {words.end}
            </Button>
          ) : null}
          {floor.puts ? (
            <Button small onClick={() => put(true)}>
              {words.put}
            </Button>
          ) : null}
          {children}
        </div>
      ) : null}
      {putting ? <PutIn floor={floor} onClose={() => put(false)} /> : null}
    </Panel>
  )
}

function Ask({ floor }: { floor: Floor }) {
  if (floor.speaking?.mine && floor.mine === null) return null
  return (
    <Button
      small
      aria-pressed={floor.mine !== null}
      aria-keyshortcuts="Q"
      title={floor.mine === null ? undefined : words.withdrawHint}
      onClick={floor.toggle}
    >
      {floor.mine === null ? words.ask : words.withdraw(floor.mine)} <kbd>Q</kbd>
    </Button>
  )
}

function Face({ person, mine, children }: { person: Person; mine: boolean; children?: React.ReactNode }) {
  const { state } = useMeetingValue()
  return (
    <>
      <AgencyTile look={lookOf(person, state.meeting.agencies)} size="s" />
      <span className={styles.who}>
        <strong>
          {person.name}
          {mine ? <em> ({words.you})</em> : null}
        </strong>
        {children ? <small>{children}</small> : null}
      </span>
    </>
  )
}

function InLine({ one, n, floor }: { one: Waiting; n: number; floor: Floor }) {
  const { person, answering, by, mine } = one
  const said = [answering && words.answering, by && words.byVoice(by)].filter(Boolean).join('. ')
  return (
    <li className={styles.waits}>
      <span className={styles.n} aria-hidden="true">
        {n}
      </span>
      <Face person={person} mine={mine}>
        {said}
      </Face>
      {floor.calls ? (
        <Button small aria-label={words.callNamed(person.name)} onClick={() => floor.call(person.person)}>
          {words.call}
        </Button>
      ) : null}
      {floor.puts && !mine ? (
        <Button
          small
          look="quiet"
          aria-label={words.takeNamed(person.name)}
          onClick={() => void floor.raise(person.person, false)}
        >
          <Icon name="close" />
        </Button>
      ) : null}
    </li>
  )
}
