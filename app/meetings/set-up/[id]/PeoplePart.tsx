'use client'
import { useState } from 'react'
import { invite } from '../../../../lib/meeting/setup/change'
import { setup } from '../../../../lib/text/setup'
import { Button } from '../../../ui/Button'
import { Check, Select, TextField } from '../../../ui/Field'
import { AgencyCard } from './AgencyCard'
import { Card, Line, Spot, useForm, useRow } from './form'
import styles from './page.module.css'

/** Who is invited, agency by agency, apologies of others, and the quorum. */
export function PeoplePart() {
  const { draft, change, directory, begun } = useForm()
  const here = directory.agencies.filter(agency => draft.attendees.some(one => one.agency === agency.id))
  const addApology = () =>
    change(d => ({
      ...d,
      apologies: [...d.apologies, { id: crypto.randomUUID(), agency: '', name: '', reportSent: false }],
    }))
  return (
    <>
      <Spot at="attendees" />
      <p role="status">{draft.attendees.length ? setup.invited(draft.attendees.length) : setup.nobodyInvited}</p>
      {here.map(agency => (
        <AgencyCard key={agency.id} agency={agency} />
      ))}
      <Invite />
      <div>
        <h3>{setup.apologies}</h3>
        <p className={styles.hint}>{setup.apologiesLead}</p>
      </div>
      {draft.apologies.map((apology, i) => (
        <Apology key={apology.id} index={i} />
      ))}
      <div>
        <Button small onClick={addApology}>
          {setup.addApology}
        </Button>
      </div>
      {begun ? null : (
        <>
          <Line at="quorum" label={setup.quorum} hint={setup.quorumHint} most={1500} long />
          <div className={styles.short}>
            <Line at="quorumAgencies" label={setup.quorumAgencies} most={2} />
          </div>
        </>
      )}
    </>
  )
}

/** Chooses one person of an agency who is not invited yet. */
function Invite() {
  const { draft, change, directory } = useForm()
  const [agencyId, setAgency] = useState('')
  const [personId, setPerson] = useState('')
  const agency = directory.agencies.find(one => one.id === agencyId)
  const free = agency?.people.filter(person => !draft.attendees.some(one => one.person === person.id)) ?? []
  const chosen = free.find(person => person.id === personId) ?? (free.length === 1 ? free[0] : undefined)
  return (
    <div className={styles.invite}>
      <Select
        id="invite.agency"
        label={setup.agency}
        value={agencyId}
        options={[['', setup.chooseAgency], ...directory.agencies.map(({ id, name }) => [id, name] as const)]}
        onChange={setAgency}
      />
      <Select
        id="invite.person"
        label={setup.invite}
        value={chosen?.id ?? ''}
        options={[
          ['', setup.choosePerson],
          ...free.map(({ id, name, jobTitle }) => [id, jobTitle ? `${name}, ${jobTitle}` : name] as const),
        ]}
        onChange={setPerson}
      />
      <Button
        aria-disabled={!chosen || undefined}
        onClick={() => {
          if (agency && chosen) change(d => invite(d, chosen.id, agency.id))
        }}
      >
        {setup.inviteDo}
      </Button>
    </div>
  )
}

function Apology({ index }: { index: number }) {
  const { change } = useForm()
  const { draft, set, field } = useRow('apologies', index)
  const apology = draft.apologies[index]
  if (!apology) return null
  return (
    <Card
      title={apology.name.trim() || setup.apology(index + 1)}
      onRemove={() => change(d => ({ ...d, apologies: d.apologies.filter(one => one.id !== apology.id) }))}
    >
      <div className={styles.two}>
        <TextField
          {...field('agency')}
          label={setup.agency}
          value={apology.agency}
          maxLength={200}
          onChange={agency => set({ agency })}
        />
        <TextField
          {...field('name')}
          label={setup.name}
          value={apology.name}
          maxLength={200}
          onChange={name => set({ name })}
        />
      </div>
      <Check label={setup.reportSent} checked={apology.reportSent} onChange={reportSent => set({ reportSent })} />
    </Card>
  )
}
