'use client'
import { useEffect, useRef, useState } from 'react'
import { captureAction, NATURE_KEYS, owedIn, SPEAKER_KEYS } from '../../../../lib/board/capture'
import { HEADINGS } from '../../../../lib/meeting/names'
import { capture as words } from '../../../../lib/text/capture'
import { compose } from '../../../../lib/text/compose'
import { HEADING_NAMES } from '../../../../lib/text/headings'
import type { DraftsView } from '../../../live/drafts'
import { Button } from '../../../ui/Button'
import { Choices, ManyChoices } from '../../../ui/Choices'
import { useDisplay } from '../../../ui/DisplayProvider'
import { TextArea, TextField } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { focusHome } from '../../../ui/useFocusKept'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Capture.module.css'
import type { Capturing } from './useCapture'

const BODY = 'said'
const HEADING_CHOICES = HEADINGS.map((value, i) => ({ value, label: HEADING_NAMES[value], shortcut: String(i + 1) }))
const NATURE_CHOICES = (['fact', 'reported', 'opinion'] as const).map(value => ({
  value,
  label: compose.natures[value],
  shortcut: NATURE_KEYS[value].toUpperCase(),
}))
const FROM = [
  { value: 'speaks', label: words.speaks },
  { value: 'report', label: words.report },
] as const

const inText = (target: EventTarget) =>
  target instanceof HTMLElement && target.closest('textarea, select, dialog, input:not([type=radio], [type=checkbox])')

/** Who speaks, under which heading, of what kind, what was said: by keys alone, and kept as it is typed. */
export function WriteDown({ capturing, drafts }: { capturing: Capturing; drafts: DraftsView }) {
  const { state, childName, agencyName } = useMeetingValue()
  const { display } = useDisplay()
  const { current, change, voices } = capturing
  const title = useRef<HTMLHeadingElement>(null)
  const [said, setSaid] = useState('')
  const there = current !== null
  useEffect(() => {
    if (there && document.activeElement === document.body) title.current?.focus({ preventScroll: true })
  }, [there])
  if (!current) return null
  const { fields } = current
  const behalf = fields.onBehalf ?? { person: '', readBack: false }
  const isReport = behalf.report !== undefined
  const speaks = (person: string) => change({ onBehalf: { ...behalf, person } })
  const enter = () => {
    const speaker = voices.find(({ person }) => person === behalf.person)
    if (!capturing.enter()) return
    setSaid(words.entered(speaker?.name ?? ''))
    title.current?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault()
      return enter()
    }
    if (event.key === 'Escape' && inText(event.target)) return title.current?.focus()
    if (inText(event.target)) return
    const action = captureAction(event, display.keys)
    if (!action) return
    event.preventDefault()
    if (action.does === 'words') return document.getElementById(BODY)?.focus()
    if (action.does === 'heading') return change({ heading: action.heading })
    if (action.does === 'nature') return change({ nature: action.nature })
    const one = voices[action.at]
    if (one) speaks(one.person)
  }
  const owed = capturing.asked ? owedIn(fields) : []
  return (
    <section className={styles.write} aria-labelledby="write-down" onKeyDown={onKeyDown}>
      <h2 id="write-down" ref={title} className={styles.keysHere} {...focusHome}>
        {isReport ? words.whose : words.who}
      </h2>
      <Choices
        legend={words.how}
        hideLegend
        look="apart"
        choices={FROM}
        value={isReport ? 'report' : 'speaks'}
        onChange={from =>
          change({ onBehalf: { person: '', readBack: false, ...(from === 'report' ? { report: '' } : {}) } })
        }
      />
      {voices.length === 0 ? <p>{words.nobody}</p> : null}
      <Choices
        legend={isReport ? words.whose : words.who}
        hideLegend
        look="apart"
        wrong={owed.includes('speaker')}
        choices={voices.map((one, i) => ({
          value: one.person,
          label: `${one.name}, ${agencyName(one.agency)}`,
          shortcut: SPEAKER_KEYS[i]?.toUpperCase() ?? '',
        }))}
        value={behalf.person || null}
        onChange={speaks}
      />
      {isReport ? (
        <TextField
          type="date"
          label={words.reportDate}
          value={behalf.report ?? ''}
          wrong={owed.includes('report')}
          onChange={report => change({ onBehalf: { ...behalf, report } })}
        />
      ) : null}
      <Choices
        legend={words.heading}
        look="apart"
        choices={HEADING_CHOICES}
        value={fields.heading}
        onChange={heading => change({ heading })}
      />
      <Choices
        legend={words.nature}
        choices={NATURE_CHOICES}
        value={fields.nature || null}
        wrong={owed.includes('nature')}
        onChange={nature => change({ nature })}
      />
      <TextArea
        key={current.id}
        id={BODY}
        label={words.words}
        hint={words.keysHint}
        rows={4}
        maxLength={6000}
        value={fields.body}
        wrong={owed.includes('body')}
        bind={drafts.field(current.id, 'body')}
        onChange={() => undefined}
      />
      {state.meeting.children.length > 1 ? (
        <ManyChoices
          legend={words.children}
          choices={state.meeting.children.map(({ id }) => ({ value: id, label: childName(id) }))}
          values={fields.children}
          all={words.all}
          wrong={owed.includes('children')}
          onChange={children => change({ children })}
        />
      ) : null}
      <Choices
        legend={words.audience}
        look="apart"
        choices={state.audiences.map(one => ({ value: one.id, label: compose.audienceLabel(one, state.audiences) }))}
        value={fields.audience}
        onChange={audience => change({ audience })}
      />
      {owed.length ? (
        <Notice tone="warn" role="alert">
          <ul>
            {owed.map(one => (
              <li key={one}>{words.owed[one]}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className={styles.foot}>
        {capturing.others.map(({ id, fields: other }) => (
          <Button key={id} small look="quiet" onClick={() => capturing.open(id)}>
            {other.body.slice(0, 40) || words.goOn}
          </Button>
        ))}
        <Button look="primary" onClick={enter}>
          {words.enter}
        </Button>
      </div>
      <p role="status" className="sr">
        {said}
      </p>
    </section>
  )
}
