'use client'
import { useState } from 'react'
import { ASKERS, type Asker, BASES, type Basis, dueFor } from '../../../../lib/evidence/request'
import { isDay } from '../../../../lib/meeting/calendar'
import type { RequestsView, RequestView } from '../../../../lib/protocol/requests'
import { ASKER_WORDS, BASIS_WORDS, requestsPage } from '../../../../lib/text/requests'
import { Button } from '../../../ui/Button'
import { Select, TextArea, TextField } from '../../../ui/Field'
import { WhenReady } from '../../../ui/WhenReady'
import { Problem } from './Problem'
import styles from './requests.module.css'
import { useRequests } from './useRequests'

const words = requestsPage.form
const ASKER_LIST = ASKERS.map(one => [one, ASKER_WORDS[one]] as const)
const BASIS_LIST = BASES.map(one => [one, BASIS_WORDS[one]] as const)
type Typed = { asker: Asker; name: string; basis: Basis; whose: string; about: string; received: string; due: string }

const typedOf = (known: RequestView | undefined, today: string): Typed =>
  known
    ? { ...known, whose: known.whoseKey ?? '', about: known.about ?? '' }
    : { asker: 'person', name: '', basis: 'subject-access', whose: '', about: '', received: today, due: '' }

type Props = Pick<RequestsView, 'subjects' | 'today'> & { meeting: string; known?: RequestView; onDone?(): void }

/** Who asks, for what, by what right and by when. What was typed stays until it is recorded. */
export function RecordForm({ meeting, subjects, today, known, onDone }: Props) {
  const { run, problem, setProblem, busy } = useRequests(meeting)
  const [typed, setTyped] = useState(() => typedOf(known, today))
  const set = (fields: Partial<Typed>) => setTyped(before => ({ ...before, ...fields }))
  const own = typed.basis === 'subject-access'
  const people = subjects.map(({ key, name }) => [key, name] as const)
  const save = async () => {
    const { whose, about, due, ...form } = typed
    if (own && !whose) return setProblem(words.missingWhose)
    if (!form.name.trim() || !isDay(form.received) || (!own && !isDay(due))) return setProblem(words.missing)
    const more = { ...(whose ? { whose } : {}), ...(about.trim() ? { about } : {}), ...(own ? {} : { due }) }
    const input = { request: known?.id ?? crypto.randomUUID(), ...picked(form), ...more }
    if (!(await run({ verb: 'record-request', input }))) return
    if (!known) setTyped(typedOf(undefined, today))
    onDone?.()
  }
  return (
    <WhenReady>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <Problem said={problem} />
        <div className={styles.pair}>
          <Select<Asker>
            label={words.asker}
            value={typed.asker}
            options={ASKER_LIST}
            onChange={asker => set({ asker })}
          />
          <TextField
            label={words.name}
            hint={words.nameHint}
            value={typed.name}
            maxLength={200}
            onChange={name => set({ name })}
          />
        </div>
        <div className={styles.pair}>
          <Select<Basis>
            label={words.basis}
            value={typed.basis}
            options={BASIS_LIST}
            onChange={basis => set({ basis })}
          />
          <Select<string>
            label={words.whose}
            value={typed.whose}
            options={[['', words.nobody] as const, ...people]}
            onChange={whose => set({ whose })}
          />
        </div>
        <div className={styles.pair}>
          <TextField
            label={words.received}
            type="date"
            value={typed.received}
            maxLength={10}
            onChange={received => set({ received })}
          />
          {own ? (
            <p className={styles.due}>{isDay(typed.received) ? words.month(dueFor(typed.received)) : null}</p>
          ) : (
            <TextField
              label={words.due}
              hint={words.dueHint}
              type="date"
              value={typed.due}
              maxLength={10}
              onChange={due => set({ due })}
            />
          )}
        </div>
        <TextArea
          label={words.about}
          hint={words.aboutHint}
          value={typed.about}
          maxLength={1500}
          onChange={about => set({ about })}
        />
        <div>
          <Button look="primary" type="submit" aria-disabled={busy || undefined}>
            {busy ? words.saving : words.save}
          </Button>
        </div>
      </form>
    </WhenReady>
  )
}

const picked = ({ asker, name, basis, received }: Pick<Typed, 'asker' | 'name' | 'basis' | 'received'>) => ({
  asker,
  name,
  basis,
  received,
})
