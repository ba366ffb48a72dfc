'use client'
import { useEffect } from 'react'
import { account } from '../../../lib/text/account'
import { LinkButton } from '../../ui/Button'
import { Plain } from '../../ui/Plain'

/** Saves the file that was asked for, and says where to go on: a download leaves this page where it is. */
export function Then({ to }: { to: string }) {
  useEffect(() => location.assign(to), [to])
  const [, meeting] = /^\/api(\/meetings\/[\w-]+)\//.exec(to) ?? []
  return (
    <Plain title={account.stepUp.title} body={account.stepUp.done}>
      <LinkButton href={meeting ? `${meeting}/trail` : '/meetings'}>{account.stepUp.toTrail}</LinkButton>
    </Plain>
  )
}
