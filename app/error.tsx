'use client'
import { errors } from '../lib/text/shell'
import { Button, LinkButton } from './ui/Button'
import { Plain } from './ui/Plain'

/** What went wrong stays in the server's log. */
export default function Fault({ reset }: { reset(): void }) {
  return (
    <Plain title={errors.fault.title} body={errors.fault.body}>
      <Button look="primary" onClick={reset}>
        {errors.fault.again}
      </Button>
      <LinkButton href="/meetings">{errors.back}</LinkButton>
    </Plain>
  )
}
