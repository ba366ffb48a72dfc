'use client'
import { useState } from 'react'
import type { PersonItem } from '../../../../lib/protocol/administration'
import { admin, hourOf } from '../../../../lib/text/admin'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextField } from '../../../ui/Field'
import { Problem } from '../../Problem'
import styles from '../../page.module.css'
import { useCommand } from '../../useCommand'

const words = admin.safeMail

/** Minutes of the day for "09:30"; null for what is no time. */
function minutesOf(text: string): number | null {
  const [, hour, minute] = /^([01]?\d|2[0-4])[:.]([0-5]\d)$/.exec(text.trim()) ?? []
  const at = hour && minute ? Number(hour) * 60 + Number(minute) : null
  return at !== null && at <= 24 * 60 ? at : null
}

/** Says when a mail to someone of a family can arrive safely, or that it cannot any more. */
export function SafeMailDialog({ person, onClose }: { person: PersonItem; onClose(): void }) {
  const [from, setFrom] = useState(person.safeMail ? hourOf(person.safeMail.from) : '')
  const [until, setUntil] = useState(person.safeMail ? hourOf(person.safeMail.until) : '')
  const { run, problem, setProblem, busy } = useCommand()
  const send = async (safe: { from: number; until: number } | null) => {
    if (await run('confirm-mail', { id: person.id, safe })) onClose()
  }
  const confirm = async () => {
    const [begin, end] = [minutesOf(from), minutesOf(until)]
    if (begin === null || end === null || begin >= end) return setProblem(words.wrong)
    await send({ from: begin, until: end })
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.body}</p>
      <div className={styles.two}>
        <TextField label={words.from} value={from} onChange={setFrom} maxLength={5} />
        <TextField label={words.until} value={until} onChange={setUntil} maxLength={5} />
      </div>
      <Problem text={problem} />
      <DialogActions>
        <Button look="primary" aria-disabled={busy || undefined} onClick={() => void confirm()}>
          {words.confirm}
        </Button>
        {person.safeMail ? <Button onClick={() => void send(null)}>{words.withdraw}</Button> : null}
        <Button onClick={onClose}>{admin.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
