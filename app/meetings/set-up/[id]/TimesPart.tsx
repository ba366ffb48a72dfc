'use client'
import type { DueName } from '../../../../lib/meeting/clocks'
import { usualDue } from '../../../../lib/meeting/setup/read'
import { dayWords } from '../../../../lib/text/dates'
import { AGENDA_WORDS } from '../../../../lib/text/headings'
import { DUE_WORDS, setup } from '../../../../lib/text/setup'
import { TextField } from '../../../ui/Field'
import { Line, useForm } from './form'
import { LocalSettings } from './LocalSettings'
import styles from './page.module.css'

const minutesOf = (time: string) => {
  const [hours, minutes] = time.split(':').map(Number)
  return hours === undefined || minutes === undefined || time.length !== 5 ? null : hours * 60 + minutes
}

/** What falls due, how long each part takes, and when access ends. */
export function TimesPart() {
  const { draft, change, problem, begun } = useForm()
  const sum = draft.agenda.reduce((all, { minutes }) => all + (Number(minutes) || 0), 0)
  const [from, to] = [minutesOf(draft.from), minutesOf(draft.to)]
  const length = from === null || to === null || to <= from ? null : to - from
  return (
    <>
      {begun ? null : (
        <>
          <Dues />
          <LocalSettings />
        </>
      )}
      <h3>{setup.agenda}</h3>
      <div className={styles.agenda}>
        {draft.agenda.map(({ part, minutes }) => (
          <TextField
            key={part}
            id={`agenda.${part}`}
            label={setup.minutesFor(AGENDA_WORDS[part])}
            value={minutes}
            maxLength={3}
            problem={problem(`agenda.${part}`)}
            onChange={value =>
              change(d => ({
                ...d,
                agenda: d.agenda.map(one => (one.part === part ? { ...one, minutes: value } : one)),
              }))
            }
          />
        ))}
      </div>
      <p className={length !== null && sum > length ? styles.over : undefined}>{setup.agendaSum(sum, length)}</p>
      {begun ? null : (
        <div className={styles.short}>
          <Line at="accessDays" label={setup.access} hint={setup.accessHint} most={3} />
        </div>
      )}
    </>
  )
}

function Dues() {
  const { draft, change, around, problem } = useForm()
  const usual = usualDue(draft, around)
  const set = (what: DueName, on: string, worked: string) =>
    change(d => ({ ...d, due: [...d.due.filter(one => one.what !== what), ...(on === worked ? [] : [{ what, on }])] }))
  return (
    <>
      <div>
        <h3>{setup.due}</h3>
        <p className={styles.hint}>{usual.length ? setup.dueLead : setup.dueNone}</p>
      </div>
      <div className={styles.two}>
        {usual.map(({ what, on }) => (
          <TextField
            key={what}
            id={`due.${what}`}
            type="date"
            label={DUE_WORDS[what]}
            hint={setup.dueUsual(dayWords(on))}
            value={draft.due.find(one => one.what === what)?.on ?? on}
            problem={problem(`due.${what}`)}
            onChange={value => set(what, value, on)}
          />
        ))}
      </div>
    </>
  )
}
