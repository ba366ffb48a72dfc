'use client'
import { useState } from 'react'
import * as z from 'zod/mini'
import { invitations as words } from '../../lib/text/invitations'
import { Button } from './Button'
import { DialogActions } from './Dialog'
import styles from './Handed.module.css'
import { Notice } from './Notice'

/** A link as the server hands it over. */
export const invited = z.object({
  link: z.string(),
  until: z.nullable(z.string()),
  mail: z.enum(['sent', 'not-set-up', 'not-asked', 'not-safe', 'failed']),
})
export type Invited = z.infer<typeof invited>

type Props = { link: string; said: string; tone: Invited['mail']; until: string; children: React.ReactNode }

/** A link that was just made: whether it was sent, the link to copy, and until when it is good. In a dialog. */
export function Handed({ link, said, tone, until, children }: Props) {
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <>
      <Notice tone={tone === 'sent' ? 'ok' : tone === 'failed' ? 'warn' : 'plain'} role="status">
        <p>{said}</p>
      </Notice>
      <output className={styles.link} aria-label={words.link}>
        {link}
      </output>
      <p className={styles.sub}>{until}</p>
      <DialogActions>
        <Button look="primary" onClick={() => void copy()}>
          {copied ? words.copied : words.copyLink}
        </Button>
        {children}
      </DialogActions>
    </>
  )
}
