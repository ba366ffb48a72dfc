'use client'
import { errors, shell } from '../lib/text/shell'
import './ui/tokens.css'
import './ui/base.css'
import { Button } from './ui/Button'
import { Plain } from './ui/Plain'

/** The last resort, when even the layout could not be drawn. */
export default function GlobalFault({ reset }: { reset(): void }) {
  return (
    <html lang="en-GB">
      <head>
        <title>{shell.product}</title>
      </head>
      <body>
        <Plain title={errors.fault.title} body={errors.fault.body}>
          <Button look="primary" onClick={reset}>
            {errors.fault.again}
          </Button>
        </Plain>
      </body>
    </html>
  )
}
