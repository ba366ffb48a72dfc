'use client'
import { useState } from 'react'
import { AGENCY_TYPES } from '../../../lib/meeting/names'
import { setUp } from '../../../lib/text/admin'
import { AgencyFields, useAgency } from '../../admin/AgencyFields'
import { oneLine } from '../../admin/useCommand'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Field'
import styles from './page.module.css'
import { useSetUp } from './useSetUp'

const TYPES = AGENCY_TYPES.filter(type => type !== 'family')
type Props = { token: string; onDone(): void }

/** For whoever stands beside a new server: themselves, and the organisation they are of. */
export function FirstForm({ token, onDone }: Props) {
  const { send, busy, asked, fields, trouble } = useSetUp(token, setUp.firstEmailHint, onDone)
  const [name, setName] = useState('')
  const agency = useAgency(null, [], 'partnership')
  return (
    <>
      <h1>{setUp.first.title}</h1>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void send(agency.ready && oneLine(name) ? { name: oneLine(name), agency: agency.ready } : null)
        }}
      >
        <p className={styles.lead}>{setUp.first.lead}</p>
        {trouble}
        <h2>{setUp.first.you}</h2>
        <TextField
          label={setUp.name}
          name="name"
          autoComplete="name"
          value={name}
          wrong={asked && !oneLine(name)}
          onChange={setName}
          maxLength={120}
        />
        {fields}
        <h2>{setUp.first.agency}</h2>
        <AgencyFields {...agency} asked={asked} types={TYPES} />
        <Button type="submit" look="primary" wide aria-disabled={busy || undefined}>
          {busy ? setUp.busy : setUp.submit}
        </Button>
      </form>
    </>
  )
}
