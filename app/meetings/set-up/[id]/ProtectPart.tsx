'use client'
import { setup } from '../../../../lib/text/setup'
import { Button } from '../../../ui/Button'
import { Select, TextField } from '../../../ui/Field'
import { Card, FamilyChoices, Spot, useForm, useRow } from './form'
import styles from './page.module.css'

/** Words hidden from somebody, and people who must not meet. Nothing of this leaves the server but for this form. */
export function ProtectPart() {
  const { draft, change, begun } = useForm()
  const addTerm = () =>
    change(d => ({ ...d, terms: [...d.terms, { id: crypto.randomUUID(), label: '', value: '', hideFrom: [] }] }))
  const addPair = () => change(d => ({ ...d, apart: [...d.apart, { id: crypto.randomUUID(), one: '', other: '' }] }))
  return (
    <>
      <div>
        <h3>{setup.terms}</h3>
        <p className={styles.hint}>{setup.termsLead}</p>
      </div>
      {draft.terms.map((term, i) => (
        <Term key={term.id} index={i} />
      ))}
      <div>
        <Button small onClick={addTerm}>
          {setup.addTerm}
        </Button>
      </div>
      {begun ? null : (
        <>
          <div>
            <h3>{setup.apart}</h3>
            <p className={styles.hint}>{setup.apartLead}</p>
          </div>
          <Spot at="apart" />
          {draft.apart.map((pair, i) => (
            <Pair key={pair.id} index={i} />
          ))}
          <div>
            <Button small onClick={addPair}>
              {setup.addPair}
            </Button>
          </div>
        </>
      )}
    </>
  )
}

function Term({ index }: { index: number }) {
  const { change, begun } = useForm()
  const { draft, set, field } = useRow('terms', index)
  const term = draft.terms[index]
  if (!term) return null
  const old = begun?.terms.some(one => one.id === term.id)
  const title = term.label.trim() || setup.term(index + 1)
  if (old)
    return (
      <Card title={title}>
        <p>{term.value}</p>
      </Card>
    )
  return (
    <Card title={title} onRemove={() => change(d => ({ ...d, terms: d.terms.filter(one => one.id !== term.id) }))}>
      <div className={styles.two}>
        <TextField
          {...field('value')}
          label={setup.termValue}
          value={term.value}
          maxLength={200}
          onChange={value => set({ value })}
        />
        <TextField
          {...field('label')}
          label={setup.termLabel}
          hint={setup.termLabelHint}
          value={term.label}
          maxLength={200}
          onChange={label => set({ label })}
        />
      </div>
      <FamilyChoices
        at={`terms.${index}.hideFrom`}
        legend={setup.hideFrom}
        values={term.hideFrom}
        onChange={hideFrom => set({ hideFrom })}
      />
    </Card>
  )
}

function Pair({ index }: { index: number }) {
  const { change } = useForm()
  const { draft, set, field } = useRow('apart', index)
  const pair = draft.apart[index]
  if (!pair) return null
  const people = [
    ['', setup.choosePerson],
    ...draft.people.filter(person => person.name.trim()).map(({ id, name }) => [id, name] as const),
  ] as const
  return (
    <Card
      title={setup.pair(index + 1)}
      onRemove={() => change(d => ({ ...d, apart: d.apart.filter(one => one.id !== pair.id) }))}
    >
      <div className={styles.two}>
        <Select
          {...field('one')}
          label={setup.pairOne}
          value={pair.one}
          options={people}
          onChange={one => set({ one })}
        />
        <Select
          {...field('other')}
          label={setup.pairOther}
          value={pair.other}
          options={people}
          onChange={other => set({ other })}
        />
      </div>
    </Card>
  )
}
