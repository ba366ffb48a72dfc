'use client'
import { useState } from 'react'
import { compose } from '../../../../lib/text/compose'
import { Button } from '../../../ui/Button'

/** Puts words on the clipboard, and says so in its own label. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <Button small onClick={() => void copy()}>
      <span aria-live="polite">{copied ? compose.returned.copied : compose.returned.copy}</span>
    </Button>
  )
}
