'use client'
import { useState } from 'react'
import { admin } from '../../../../lib/text/admin'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Handed, type Invited, invited } from '../../../ui/Handed'
import { Problem } from '../../Problem'
import { useCommand } from '../../useCommand'

const words = admin.invite
const MAIL: Record<Invited['mail'], string> = {
  sent: words.sent,
  failed: words.failed,
  'not-safe': words.notSafe,
  'not-set-up': words.notSetUp,
  'not-asked': words.notAsked,
}

type Props = { person: { id: string; name: string }; mailIsSet: boolean; onClose(): void }

/** Makes a link for somebody and shows it, this once. */
export function LinkDialog({ person, mailIsSet, onClose }: Props) {
  const { run, problem, busy } = useCommand()
  const [made, setMade] = useState<Invited | null>(null)
  const make = async (mail: boolean) => {
    const done = await run('invite-person', { id: person.id, mail })
    const value = done && invited.safeParse(done.value)
    if (value?.success) setMade(value.data)
  }
  return (
    <Dialog title={words.title(person.name)} onClose={onClose}>
      {made ? (
        <Handed
          link={made.link}
          said={MAIL[made.mail]}
          tone={made.mail}
          until={made.until ? words.until(made.until) : ''}
        >
          <Button onClick={onClose}>{words.done}</Button>
        </Handed>
      ) : (
        <>
          <p>{words.lead}</p>
          <Problem text={problem} />
          <DialogActions>
            {mailIsSet ? (
              <Button look="primary" aria-disabled={busy || undefined} onClick={() => void make(true)}>
                {words.byMail}
              </Button>
            ) : null}
            <Button
              look={mailIsSet ? 'plain' : 'primary'}
              aria-disabled={busy || undefined}
              onClick={() => void make(false)}
            >
              {mailIsSet ? words.byHand : words.button}
            </Button>
            <Button onClick={onClose}>{admin.cancel}</Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  )
}
