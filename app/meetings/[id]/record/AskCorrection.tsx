'use client'
import { useState } from 'react'
import { dayWords } from '../../../../lib/text/dates'
import { versionPage as words } from '../../../../lib/text/record'
import { Button } from '../../../ui/Button'
import { TextArea } from '../../../ui/Field'
import { useFocusKept } from '../../../ui/useFocusKept'
import { WhenReady } from '../../../ui/WhenReady'
import { Problem } from './Problem'
import { useWish } from './useWish'

/** Somebody who reads their version says what is wrong in it. */
export function AskCorrection({ meeting, number, until }: { meeting: string; number: number; until: string }) {
  const { wish, busy, problem } = useWish(meeting)
  useFocusKept()
  const [text, setText] = useState('')
  const ask = async () => {
    if (await wish({ do: 'ask-correction', number, words: text.trim() })) setText('')
  }
  return (
    <WhenReady>
      <TextArea
        label={words.corrections.wrong}
        hint={words.corrections.wrongHint(dayWords(until))}
        value={text}
        onChange={setText}
        maxLength={1500}
      />
      <Button aria-disabled={busy || undefined} disabled={text.trim() === ''} onClick={() => void ask()}>
        {words.corrections.send}
      </Button>
      <Problem>{problem}</Problem>
    </WhenReady>
  )
}
