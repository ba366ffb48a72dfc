'use client'
import { uninvite } from '../../../../lib/meeting/setup/change'
import { EXPECTED, SEATS, type SetupDraft } from '../../../../lib/meeting/setup/draft'
import type { Directory } from '../../../../lib/protocol/set-up'
import { EXPECTED_WORDS, generalName, ROLE_WORDS, setup } from '../../../../lib/text/setup'
import { AgencyTile } from '../../../ui/AgencyTile'
import { Button } from '../../../ui/Button'
import { Problem, Select, TextField } from '../../../ui/Field'
import { FamilyChoices, useForm, useRow } from './form'
import styles from './page.module.css'

type Known = Directory['agencies'][number]
const ROLES = SEATS.map(role => [role, ROLE_WORDS[role]] as const)
/** The chair changes hands by being handed over. */
const LATE_ROLES = ROLES.filter(([role]) => role !== 'chair' && role !== 'acting_chair')
const WAYS = EXPECTED.map(way => [way, EXPECTED_WORDS[way]] as const)

/** An agency with those of its people who are invited, and how family see it. */
export function AgencyCard({ agency }: { agency: Known }) {
  const { draft, begun } = useForm()
  const old = begun?.agencies.some(face => face.agency === agency.id)
  return (
    <section className={styles.card} aria-label={agency.name}>
      <header>
        <h3 className={styles.agency}>
          <AgencyTile look={agency} size="s" /> {agency.name}
        </h3>
      </header>
      {draft.attendees.map((one, i) =>
        one.agency === agency.id ? <Attendee key={one.person} index={i} agency={agency} /> : null,
      )}
      {old ? null : <Face agency={agency} />}
    </section>
  )
}

function Attendee({ index, agency }: { index: number; agency: Known }) {
  const { change, directory, begun } = useForm()
  const { draft, set, field } = useRow('attendees', index)
  const one = draft.attendees[index]
  if (!one) return null
  if (begun?.attendees.some(known => known.person === one.person)) return <Comes index={index} agency={agency} />
  const people = directory.agencies.flatMap(known => known.people)
  const nameOf = (id: string) => people.find(person => person.id === id)?.name ?? ''
  const person = agency.people.find(known => known.id === one.person)
  const deputies = draft.attendees.filter(other => other.person !== one.person)
  const whole = field('person')
  return (
    <fieldset className={styles.attendee} id={whole.id} tabIndex={-1}>
      <legend>
        <strong>{person?.name ?? ''}</strong> {person?.jobTitle ? <span>{person.jobTitle}</span> : null}
      </legend>
      <Problem id={`${whole.id}-problem`}>{whole.problem}</Problem>
      <div className={styles.three}>
        <Select
          {...field('role')}
          label={setup.role}
          value={one.role}
          options={begun ? LATE_ROLES : ROLES}
          onChange={role => set({ role })}
        />
        <Select
          {...field('expected')}
          label={setup.expected}
          value={one.expected}
          options={WAYS}
          onChange={expected => set({ expected })}
        />
        <Select
          {...field('deputy')}
          label={setup.deputy}
          value={one.deputy}
          options={[['', setup.noDeputy], ...deputies.map(other => [other.person, nameOf(other.person)] as const)]}
          onChange={deputy => set({ deputy })}
        />
      </div>
      {one.role === 'auditor' ? (
        <TextField
          {...field('until')}
          label={setup.until}
          hint={setup.untilHint}
          type="date"
          value={one.until ?? ''}
          maxLength={10}
          onChange={until => set({ until })}
        />
      ) : null}
      {one.role === 'guest' ? <p className={styles.hint}>{setup.guestHint}</p> : null}
      <TextField
        {...field('shownAs')}
        label={setup.personShownAs}
        hint={setup.personShownAsHint}
        value={one.shownAs}
        maxLength={200}
        onChange={shownAs => set({ shownAs })}
      />
      {one.shownAs.trim() && draft.people.length ? (
        <FamilyChoices
          at={`attendees.${index}.hideFrom`}
          legend={setup.hiddenFrom}
          values={one.hideFrom}
          onChange={hideFrom => set({ hideFrom })}
        />
      ) : null}
      <div className={styles.away}>
        <Button look="quiet" small onClick={() => change(d => uninvite(d, one.person))}>
          {setup.removeWhat(person?.name ?? setup.remove)}
        </Button>
      </div>
    </fieldset>
  )
}

/** Somebody who is invited to a meeting that has begun: how they come is all that can change. */
function Comes({ index, agency }: { index: number; agency: Known }) {
  const { draft, set, field } = useRow('attendees', index)
  const one = draft.attendees[index]
  if (!one) return null
  return (
    <Select
      {...field('expected')}
      label={`${agency.people.find(known => known.id === one.person)?.name ?? ''}, ${ROLE_WORDS[one.role]}`}
      value={one.expected}
      options={WAYS}
      onChange={expected => set({ expected })}
    />
  )
}

/** The agency's name on family screens. */
function Face({ agency }: { agency: Known }) {
  const { draft, change, problem } = useForm()
  const index = draft.agencies.findIndex(face => face.agency === agency.id)
  const face = draft.agencies[index]
  if (!face) return null
  const at = `agencies.${index}.shownAs`
  const set = (fields: Partial<SetupDraft['agencies'][number]>) =>
    change(d => ({ ...d, agencies: d.agencies.map(one => (one.agency === agency.id ? { ...one, ...fields } : one)) }))
  return (
    <>
      <TextField
        id={at}
        problem={problem(at)}
        label={setup.shownAs}
        hint={setup.shownAsHint(generalName(agency.type))}
        value={face.shownAs}
        maxLength={200}
        onChange={shownAs => set({ shownAs })}
      />
      {face.shownAs.trim() && draft.people.length ? (
        <FamilyChoices
          at={`agencies.${index}.hideFrom`}
          legend={setup.hiddenFrom}
          values={face.hideFrom}
          onChange={hideFrom => set({ hideFrom })}
        />
      ) : null}
    </>
  )
}
