'use client'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { useMeetingValue } from './MeetingContext'
import styles from './Who.module.css'

type Props = {
  id?: string
  by: { name: string; agency: string; role: string }
  spoken?: string
  children?: React.ReactNode
}

/** Whose words these are: shape, agency, person, and the reference people say. */
export function Who({ id, by, spoken, children }: Props) {
  const { state, agencyName } = useMeetingValue()
  return (
    <div className={styles.who} id={id}>
      <AgencyTile look={lookOf(by, state.meeting.agencies)} />
      <div>
        <strong>{agencyName(by.agency)}</strong>
        <span>{by.name}</span>
        {spoken ? <small>{spoken}</small> : null}
        {children}
      </div>
    </div>
  )
}
