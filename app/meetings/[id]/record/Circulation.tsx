'use client'
import { useState } from 'react'
import type { MeetingStatus } from '../../../../lib/meeting/names'
import { FORMS } from '../../../../lib/meeting/recording'
import type { Member } from '../../../../lib/meeting/state'
import { can } from '../../../../lib/policy/can'
import type { Going } from '../../../../lib/protocol/record'
import { circulation as words } from '../../../../lib/text/circulation'
import { Button } from '../../../ui/Button'
import { focusHome, useFocusKept } from '../../../ui/useFocusKept'
import { WhenReady } from '../../../ui/WhenReady'
import styles from './Circulation.module.css'
import { GoingRow } from './GoingRow'
import { Problem } from './Problem'
import { useWish } from './useWish'

type Props = { meeting: string; me: Member; status: MeetingStatus; goings: readonly Going[] }

/** What was approved, on its way: to whom it is sent, and whether each opened it. Never printed. */
export function Circulation({ meeting, me, status, goings }: Props) {
  useFocusKept()
  const numbers = FORMS.flatMap(form =>
    [...new Set(goings.filter(one => one.form === form).map(({ number }) => number))].map(number =>
      goings.filter(one => one.form === form && one.number === number),
    ),
  )
  return (
    <section className={styles.panel} aria-labelledby="sent" {...focusHome}>
      <h2 id="sent">{words.title}</h2>
      <p className={styles.lead}>{numbers.length ? words.lead : words.nothing}</p>
      <WhenReady>
        {numbers.map(all => (
          <OneNumber
            key={`${all[0]?.form} ${all[0]?.number}`}
            all={all}
            meeting={meeting}
            maySend={can(me, 'circulate', { status }) === null}
            maySay={can(me, 'deliver', { status }) === null}
          />
        ))}
      </WhenReady>
    </section>
  )
}

type OneProps = { all: readonly Going[]; meeting: string; maySend: boolean; maySay: boolean }

function OneNumber({ all, meeting, maySend, maySay }: OneProps) {
  const { wish, busy, problem } = useWish(meeting)
  const sendable = all.filter(one => maySend && one.latest && !one.sent && one.readers.length > 0)
  const [left, setLeft] = useState<readonly string[]>([])
  const [first] = all
  if (!first) return null
  const { form, number, latest } = first
  const chosen = sendable.map(({ recipient }) => recipient).filter(id => !left.includes(id))
  const toggle = (id: string) => setLeft(now => (now.includes(id) ? now.filter(one => one !== id) : [...now, id]))
  const id = `${form}-${number}`
  return (
    <div className={styles.number}>
      <h3 id={id}>{words.of(form, number)}</h3>
      {latest ? null : <p className={styles.quiet}>{words.replaced}</p>}
      <table className={styles.table} aria-labelledby={id}>
        <thead>
          <tr>
            {words.columns.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map(one => (
            <GoingRow
              key={one.recipient}
              meeting={meeting}
              one={one}
              maySay={maySay && latest}
              chosen={sendable.includes(one) ? chosen.includes(one.recipient) : null}
              toggle={() => toggle(one.recipient)}
            />
          ))}
        </tbody>
      </table>
      {sendable.length ? (
        <Button
          look="primary"
          aria-disabled={busy || undefined}
          disabled={chosen.length === 0}
          onClick={() => void wish({ do: 'circulate', form, number, recipients: chosen })}
        >
          {words.send(chosen.length)}
        </Button>
      ) : null}
      <Problem>{problem}</Problem>
    </div>
  )
}
