'use client'
import { useState } from 'react'
import * as z from 'zod/mini'
import { admin } from '../../../../lib/text/admin'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import { Problem } from '../../Problem'
import styles from '../../page.module.css'
import { useCommand } from '../../useCommand'

const Invited = z.object({
  link: z.string(),
  until: z.string(),
  mail: z.enum(['sent', 'not-set-up', 'not-asked', 'not-safe', 'failed']),
})
type Invited = z.infer<typeof Invited>

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
    const invited = done && Invited.safeParse(done.value)
    if (invited?.success) setMade(invited.data)
  }
  return (
    <Dialog title={words.title(person.name)} onClose={onClose}>
      {made ? (
        <Made made={made} onClose={onClose} />
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

function Made({ made, onClose }: { made: Invited; onClose(): void }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(made.link).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <>
      <Notice tone={made.mail === 'sent' ? 'ok' : made.mail === 'failed' ? 'warn' : 'plain'} role="status">
        <p>{MAIL[made.mail]}</p>
      </Notice>
      <output className={styles.link} aria-label={words.link}>
        {made.link}
      </output>
      <p className={styles.sub}>{words.until(made.until)}</p>
      <DialogActions>
        <Button look="primary" onClick={() => void copy()}>
          {copied ? words.copied : words.copy}
        </Button>
        <Button onClick={onClose}>{words.done}</Button>
      </DialogActions>
    </>
  )
}
