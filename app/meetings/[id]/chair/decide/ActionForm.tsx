'use client'
import { useState } from 'react'
import type { ActionView } from '../../../../../lib/board/matters'
import { typed } from '../../../../../lib/board/wording'
import { parseStatement } from '../../../../../lib/statements/index'
import { compose } from '../../../../../lib/text/compose'
import { decide } from '../../../../../lib/text/decide'
import { shell } from '../../../../../lib/text/shell'
import { Button } from '../../../../ui/Button'
import { ManyChoices } from '../../../../ui/Choices'
import { Dialog, DialogActions } from '../../../../ui/Dialog'
import { Check, Select, TextArea, TextField } from '../../../../ui/Field'
import { Notice } from '../../../../ui/Notice'
import { useKeptFields } from '../../ui/kept'
import { useMeetingValue } from '../../ui/MeetingContext'
import styles from './Decide.module.css'

const words = decide.actions.form
const TEXTS = ['what', 'outcome', 'owner', 'due', 'measure', 'contingency'] as const

/** One action. Nothing but what it is, and for whom, is owed: what is left open is asked for in the list. */
export function ActionForm({ from, onClose }: { from: ActionView | null; onClose(): void }) {
  const { live, state, childName, audience } = useMeetingValue()
  const { children, agencies } = state.meeting
  const [kept, write, letGo] = useKeptFields(`action ${from?.id ?? ''}`)
  const [about, setAbout] = useState<string[]>(
    () => from?.children.slice() ?? (children.length === 1 ? children.map(child => child.id) : []),
  )
  const [agency, setAgency] = useState(from?.agency ?? '')
  const [safety, setSafety] = useState(from?.safety === true)
  const [board, setBoard] = useState(from?.audience ?? 'professionals')
  const [asked, setAsked] = useState(false)
  const value = (name: (typeof TEXTS)[number]) => kept[name] ?? from?.[name] ?? ''
  const put = (name: (typeof TEXTS)[number]) => (text: string) => write({ ...kept, [name]: text })
  const parsed = parseStatement({
    kind: 'action',
    v: 1,
    seen: audience(board)?.version ?? 0,
    ...(from ? { of: from.id, version: from.version } : {}),
    children: about,
    ...Object.fromEntries(TEXTS.flatMap(name => (typed(value(name)) ? [[name, typed(value(name))]] : []))),
    ...(agency ? { agency } : {}),
    ...(safety ? { safety } : {}),
  })
  const save = () => {
    setAsked(true)
    if (!parsed.ok) return
    live.share(board, parsed.statement)
    letGo()
    onClose()
  }
  return (
    <Dialog title={from ? words.changeTitle : words.title} onClose={onClose} wide>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        {asked && !parsed.ok ? (
          <Notice tone="stop" role="alert">
            <p>{words.missing}</p>
          </Notice>
        ) : null}
        <TextArea label={words.what} value={value('what')} onChange={put('what')} maxLength={1500} />
        <ManyChoices
          legend={words.children}
          choices={children.map(child => ({ value: child.id, label: childName(child.id) }))}
          values={about}
          onChange={setAbout}
          all={words.all}
          wrong={asked && about.length === 0}
        />
        <TextArea label={words.outcome} value={value('outcome')} onChange={put('outcome')} maxLength={1500} />
        <div className={styles.two}>
          <Select
            label={words.agency}
            value={agency}
            options={[['', words.noAgency] as const, ...agencies.map(one => [one.name, one.shortName] as const)]}
            onChange={setAgency}
          />
          <TextField label={words.owner} value={value('owner')} onChange={put('owner')} maxLength={300} />
          <TextField type="date" label={words.due} value={value('due')} onChange={put('due')} />
        </div>
        <TextArea label={words.measure} value={value('measure')} onChange={put('measure')} maxLength={1500} />
        <TextArea
          label={words.contingency}
          value={value('contingency')}
          onChange={put('contingency')}
          maxLength={1500}
        />
        <Check label={words.safety} hint={words.safetyHint} checked={safety} onChange={setSafety} />
        {from ? null : (
          <Select
            label={decide.form.audience}
            value={board}
            options={state.audiences
              .filter(one => one.kind !== 'named')
              .map(one => [one.id, compose.audienceLabel(one, state.audiences)] as const)}
            onChange={setBoard}
          />
        )}
        <p className={styles.foot}>{words.later}</p>
        <DialogActions>
          <Button type="submit" look="primary">
            {from ? words.save : words.submit}
          </Button>
          <Button onClick={onClose}>{shell.cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
