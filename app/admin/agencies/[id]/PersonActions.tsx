'use client'
import { useState } from 'react'
import type { AgencyView, PersonItem } from '../../../../lib/protocol/administration'
import { admin } from '../../../../lib/text/admin'
import { Button } from '../../../ui/Button'
import { WhenReady } from '../../../ui/WhenReady'
import { Confirm } from '../../Confirm'
import { Problem } from '../../Problem'
import styles from '../../page.module.css'
import { useCommand } from '../../useCommand'
import { DutyDialog } from './Duties'
import { LinkDialog } from './LinkDialog'
import { PersonDialog } from './PersonDialog'
import { SafeMailDialog } from './SafeMail'

type Open = 'edit' | 'link' | 'duty' | 'mail' | 'disable' | 'again' | 'out'

/** What can be done about one person: only what this administrator may. */
export function PersonActions({ view, person }: { view: AgencyView; person: PersonItem }) {
  const [open, setOpen] = useState<Open | null>(null)
  const { run, problem } = useCommand()
  const { may } = person
  const button = (which: Open, label: string) => (
    <Button small onClick={() => setOpen(which)}>
      {label}
      <span className="sr">: {person.name}</span>
    </Button>
  )
  return (
    <div className={styles.actions}>
      <WhenReady>
        {may.invite ? button('link', person.link ? admin.invite.again : admin.invite.button) : null}
        {may.edit ? button('edit', admin.edit) : null}
        {may.mail ? button('mail', admin.safeMail.title) : null}
        {may.appoint ? button('duty', admin.appoint.button) : null}
        {may.again ? button('again', admin.again.button) : null}
        {may.again ? button('out', admin.signOut.button) : null}
        {may.disable ? button('disable', admin.disablePerson.button) : null}
        {may.enable ? (
          <Button small onClick={() => void run('enable-person', { id: person.id })}>
            {admin.disablePerson.enable}
            <span className="sr">: {person.name}</span>
          </Button>
        ) : null}
        <Problem text={problem} />
        {open ? <Opened which={open} view={view} person={person} onClose={() => setOpen(null)} /> : null}
      </WhenReady>
    </div>
  )
}

function Opened({
  which,
  view,
  person,
  onClose,
}: {
  which: Open
  view: AgencyView
  person: PersonItem
  onClose(): void
}) {
  const sure = { input: { id: person.id }, onClose }
  switch (which) {
    case 'edit':
      return <PersonDialog view={view} person={person} onClose={onClose} />
    case 'link':
      return <LinkDialog person={person} mailIsSet={view.mailIsSet} onClose={onClose} />
    case 'duty':
      return <DutyDialog person={person} onClose={onClose} />
    case 'mail':
      return <SafeMailDialog person={person} onClose={onClose} />
    case 'disable': {
      const { title, body, go } = admin.disablePerson
      return <Confirm title={title(person.name)} body={body} go={go} command="disable-person" {...sure} />
    }
    case 'out': {
      const { title, body, go } = admin.signOut
      return <Confirm title={title(person.name)} body={body} go={go} command="sign-out-person" {...sure} />
    }
    case 'again': {
      const { title, body, go } = admin.again
      return <Confirm title={title(person.name)} body={body} go={go} command="restart-person" {...sure} />
    }
  }
}
