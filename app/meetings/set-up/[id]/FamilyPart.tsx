'use client'
import { withoutPerson } from '../../../../lib/meeting/setup/change'
import { type DraftPerson, EXPECTED, FAMILY_SEATS } from '../../../../lib/meeting/setup/draft'
import { EXPECTED_WORDS, setup } from '../../../../lib/text/setup'
import { Button } from '../../../ui/Button'
import { Check, Select, TextField } from '../../../ui/Field'
import { Card, Spot, useForm, useRow } from './form'
import styles from './page.module.css'

const SEATS = (['', ...FAMILY_SEATS] as const).map(seat => [seat, setup.seats[seat]] as const)
const WAYS = EXPECTED.map(way => [way, EXPECTED_WORDS[way]] as const)

const newPerson = (): DraftPerson => ({
  id: crypto.randomUUID(),
  name: '',
  relationship: '',
  parentalResponsibility: false,
  seat: '',
  email: '',
  comesWith: '',
  expected: 'room',
})

/** Parents, carers and others close to the children, whether they come or not, and whoever comes with them. */
export function FamilyPart() {
  const { draft, change } = useForm()
  return (
    <>
      <Spot at="people" />
      {draft.people.map((person, i) => (
        <Person key={person.id} index={i} />
      ))}
      <div>
        <Button small onClick={() => change(d => ({ ...d, people: [...d.people, newPerson()] }))}>
          {setup.addPerson}
        </Button>
      </div>
    </>
  )
}

function Person({ index }: { index: number }) {
  const { change } = useForm()
  const { draft, set, field } = useRow('people', index)
  const person = draft.people[index]
  if (!person) return null
  return (
    <Card
      title={person.name.trim() || setup.person(index + 1)}
      onRemove={() => change(d => withoutPerson(d, person.id))}
    >
      <div className={styles.two}>
        <TextField
          {...field('name')}
          label={setup.name}
          value={person.name}
          maxLength={200}
          onChange={name => set({ name })}
        />
        <TextField
          {...field('relationship')}
          label={setup.relationship}
          value={person.relationship}
          maxLength={200}
          onChange={relationship => set({ relationship })}
        />
      </div>
      <Check
        label={setup.parental}
        checked={person.parentalResponsibility}
        onChange={parentalResponsibility => set({ parentalResponsibility })}
      />
      <Select
        {...field('seat')}
        label={setup.seat}
        value={person.seat}
        options={SEATS}
        onChange={seat => set({ seat })}
      />
      {person.seat ? <Coming index={index} person={person} /> : null}
    </Card>
  )
}

function Coming({ index, person }: { index: number; person: DraftPerson }) {
  const { draft, set, field } = useRow('people', index)
  const others = draft.people.filter(one => one.id !== person.id && one.name.trim())
  return (
    <div className={styles.two}>
      <TextField
        {...field('email')}
        label={setup.email}
        hint={setup.emailHint}
        value={person.email}
        maxLength={254}
        onChange={email => set({ email })}
      />
      <Select
        {...field('expected')}
        label={setup.expected}
        value={person.expected}
        options={WAYS}
        onChange={expected => set({ expected })}
      />
      {person.seat === 'supporter' || person.seat === 'interpreter' ? (
        <Select
          {...field('comesWith')}
          label={setup.comesWith}
          value={person.comesWith}
          options={[['', setup.choosePerson], ...others.map(({ id, name }) => [id, name] as const)]}
          onChange={comesWith => set({ comesWith })}
        />
      ) : null}
    </div>
  )
}
