'use client'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { type Prompt, promptsAfter } from '../../../../lib/board/asking'
import type { ContributionView } from '../../../../lib/board/draft'
import { asking } from '../../../../lib/text/asking'
import { useMeetingValue } from '../ui/MeetingContext'
import { OneLine } from './OneLine'
import styles from './OneLine.module.css'
import { useAdding } from './useAdding'

const words = asking.prompts

/** After sharing: at most two things that were left out, a line each. Nothing waits for them; `toForm` is where the hand goes after the last. */
export function Prompts({ view, toForm }: { view: ContributionView; toForm(): void }) {
  const { live, me, audience } = useMeetingValue()
  const { to, family, add } = useAdding(view)
  const [done, setDone] = useState<readonly Prompt[]>([])
  const box = useRef<HTMLFieldSetElement>(null)
  const prefix = useId()
  const records = live.agencies.some(one => one.agency === me.agency && one.records !== null)
  // What was asked for stays asked for: an answer to one brings up no third.
  const [asked] = useState(() => (view.content ? promptsAfter(view.content, { records, family }) : []))
  const said: readonly Prompt[] = view.additions.map(one => one.field)
  const left = asked.filter(one => !done.includes(one) && !said.includes(one))
  const [first] = left
  const moved = useRef(false)
  useLayoutEffect(() => {
    if (!moved.current) return
    moved.current = false
    if (first) document.getElementById(`${prefix}${first}`)?.focus()
    else toForm()
  })
  const finish = (prompt: Prompt) => {
    moved.current = box.current?.contains(document.activeElement) ?? false
    setDone([...done, prompt])
  }
  const professionals = audience('professionals')
  const share = (prompt: Prompt, body: string) => {
    if (prompt !== 'records') add(prompt, body)
    else {
      const records = { result: 'items', systems: body } as const
      live.share('professionals', { kind: 'declaration', v: 1, seen: professionals?.version ?? 0, records })
    }
    finish(prompt)
  }
  if (left.length === 0) return null
  return (
    <fieldset ref={box} className={styles.two}>
      <legend className="sr">{words.label}</legend>
      {left.map(prompt => (
        <OneLine
          key={prompt}
          id={`${prefix}${prompt}`}
          keep={`prompt ${view.id} ${prompt}`}
          label={words.of[prompt]}
          hint={prompt === 'records' ? words.professionals : words.readers(view.ref, family)}
          to={prompt === 'records' ? professionals : to}
          onAdd={body => share(prompt, body)}
          onSkip={() => finish(prompt)}
        />
      ))}
    </fieldset>
  )
}
