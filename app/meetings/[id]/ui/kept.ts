'use client'
import { useState } from 'react'
import type { Draft } from '../../../../lib/board/compose'
import { holdPage } from '../../../live/unsent'

/**
 * What is being written outside the composer, by what it is for. It outlives the form it stands in (the chair moved on,
 * the row left the heading, the dialog was closed by Escape, the connection ended) until it is sent or let go.
 * In memory only: it leaves with the page, and the browser asks first.
 */
export class Kept<T> {
  private readonly held = new Map<string, T>()

  constructor(private readonly wordsIn: (value: T) => string) {}

  get(key: string): T | undefined {
    return this.held.get(key)
  }

  /** Nothing is kept of what has no words in it. */
  keep(key: string, value: T): void {
    if (this.wordsIn(value).trim()) this.held.set(key, value)
    else this.held.delete(key)
  }

  letGo(key: string): void {
    this.held.delete(key)
  }

  get words(): string[] {
    return [...this.held.values()].map(value => this.wordsIn(value))
  }
}

/** A new wording with its reason, and the version its author had before their eyes. */
export type Rewording = { draft: Draft; reason: string; version: string }

const texts = new Kept<string>(text => text)
const rewordings = new Kept<Rewording>(({ draft, reason }) =>
  [draft.headline, draft.exactWords, draft.body, reason].filter(Boolean).join('\n'),
)

const fields = new Kept<Record<string, string>>(values => Object.values(values).filter(Boolean).join('\n'))

/** Everything kept on this page, for when it can no longer be sent from here. */
export const keptWords = (): string[] => [...texts.words, ...rewordings.words, ...fields.words]

const askBeforeLeaving = () => holdPage(texts, keptWords().length > 0)

function useKept<T>(kept: Kept<T>, key: string, start: T) {
  const [value, setValue] = useState<T>(() => kept.get(key) ?? start)
  const write = (next: T) => {
    kept.keep(key, next)
    askBeforeLeaving()
    setValue(next)
  }
  const letGo = () => {
    kept.letGo(key)
    askBeforeLeaving()
  }
  return [value, write, letGo] as const
}

/** A text field that is not lost with its form. */
export const useKeptText = (key: string) => useKept(texts, key, '')
/** The text fields of a small form, likewise, by name. */
export const useKeptFields = (key: string, start: Record<string, string> = {}) => useKept(fields, key, start)
/** The form of a correction, likewise. */
export const useKeptRewording = (key: string, start: Rewording) => useKept(rewordings, key, start)
/** The words of a judgement the chair has not sent yet. */
export const keepText = (key: string, text: string) => {
  texts.keep(key, text)
  askBeforeLeaving()
}
