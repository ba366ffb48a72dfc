'use client'
import { useEffect } from 'react'
import { account } from '../../../lib/text/account'
import { admin } from '../../../lib/text/admin'
import { LinkButton } from '../../ui/Button'
import { Plain } from '../../ui/Plain'

/** Saves the file that was asked for, and says where to go on: a download leaves this page where it is. */
export function Then({ to }: { to: string }) {
  useEffect(() => location.assign(to), [to])
  const [, meeting] = /^\/api(\/meetings\/[\w-]+)\//.exec(to) ?? []
  const back = meeting
    ? { href: `${meeting}/trail`, words: account.stepUp.toTrail }
    : { href: '/admin', words: admin.open }
  return (
    <Plain title={account.stepUp.title} body={account.stepUp.done}>
      <LinkButton href={back.href}>{back.words}</LinkButton>
    </Plain>
  )
}
