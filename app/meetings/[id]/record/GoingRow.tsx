'use client'
import type { Going } from '../../../../lib/protocol/record'
import { circulation as words } from '../../../../lib/text/circulation'
import { Button } from '../../../ui/Button'
import styles from './Circulation.module.css'
import { GiveCopy } from './GiveCopy'
import { Problem } from './Problem'
import { useWish } from './useWish'

type Props = { meeting: string; one: Going; maySay: boolean; chosen: boolean | null; toggle(): void }

/** One recipient: when it was sent to them, when it was first opened, and what can be done about it. */
export function GoingRow({ meeting, one, maySay, chosen, toggle }: Props) {
  const { form, number, recipient, name, sent, handed, reminded, readers } = one
  const { wish, busy, problem } = useWish(meeting)
  const waits = maySay && sent !== null && readers.some(({ opened }) => !opened)
  const [, wasSent, wasOpened] = words.columns
  return (
    <tr>
      <td>
        {chosen === null ? (
          <b>{name}</b>
        ) : (
          <label className={styles.choose}>
            <input type="checkbox" aria-label={words.choose(form, name)} checked={chosen} onChange={toggle} />
            <b>{name}</b>
          </label>
        )}
      </td>
      <td data-label={wasSent}>
        <span>{sent ? words.sent(sent.at) : readers.length ? words.notSent : words.noReader}</span>
        {handed ? <span>{words.handed(handed.how, handed.on)}</span> : null}
        {reminded ? <span className={styles.quiet}>{words.reminded(reminded)}</span> : null}
      </td>
      <td data-label={wasOpened}>{readers.length ? <Opened one={one} /> : null}</td>
      <td>
        {waits ? (
          <Button
            small
            aria-disabled={busy || undefined}
            aria-label={words.remindWhom(name)}
            onClick={() => void wish({ do: 'remind', form, number, recipient })}
          >
            {words.remind}
          </Button>
        ) : null}
        {maySay && !handed && (readers.length === 0 || (waits && readers.length === 1)) ? (
          <GiveCopy meeting={meeting} one={one} />
        ) : null}
        <Problem>{problem}</Problem>
      </td>
    </tr>
  )
}

/** One reader’s time; of several how many, and each by name. */
function Opened({ one: { sent, readers, waiting } }: { one: Going }) {
  const [first] = readers
  if (readers.length === 1 && first) {
    if (first.opened) return <span>{words.opened(first.opened.at, first.opened.as)}</span>
    return sent ? <span>{words.waiting(waiting)}</span> : null
  }
  const opened = readers.filter(reader => reader.opened).length
  if (!sent && opened === 0) return null
  return (
    <details className={styles.readers}>
      <summary>{words.some(opened, readers.length)}</summary>
      <ul>
        {readers.map(({ name, agency, opened }) => (
          <li key={`${name}${agency}`}>
            {name}, {agency}: {opened ? words.opened(opened.at, opened.as) : words.notYet}
          </li>
        ))}
      </ul>
    </details>
  )
}
