'use client'
import { useState } from 'react'
import { readableIn } from '../../../../../lib/board/deciding'
import type { DecisionView } from '../../../../../lib/board/matters'
import { typed } from '../../../../../lib/board/wording'
import { CATEGORIES, needsThreshold, OUTCOMES, THRESHOLDS } from '../../../../../lib/statements/decision'
import { parseStatement, type Statement } from '../../../../../lib/statements/index'
import { compose } from '../../../../../lib/text/compose'
import { CATEGORY_WORDS, decide, THRESHOLD_WORDS } from '../../../../../lib/text/decide'
import { OUTCOME_WORDS } from '../../../../../lib/text/outcomes'
import { shell } from '../../../../../lib/text/shell'
import { Button } from '../../../../ui/Button'
import { ManyChoices } from '../../../../ui/Choices'
import { Dialog, DialogActions } from '../../../../ui/Dialog'
import { Check, Select, TextArea, TextField } from '../../../../ui/Field'
import { Notice } from '../../../../ui/Notice'
import { useKeptFields } from '../../ui/kept'
import { useMeetingValue } from '../../ui/MeetingContext'
import styles from './Decide.module.css'
import { Evidence } from './Evidence'

const words = decide.form
type Options<T extends string> = readonly (readonly [T | '', string])[]
const NONE = ['', words.choose] as const
const OUTCOME_OPTIONS: Options<(typeof OUTCOMES)[number]> = [
  NONE,
  ...OUTCOMES.map(one => [one, OUTCOME_WORDS[one]] as const),
]
const THRESHOLD_OPTIONS: Options<(typeof THRESHOLDS)[number]> = [
  NONE,
  ...THRESHOLDS.map(one => [one, THRESHOLD_WORDS[one]] as const),
]
const CATEGORY_OPTIONS: Options<(typeof CATEGORIES)[number]> = [
  NONE,
  ...CATEGORIES.map(one => [one, CATEGORY_WORDS[one]] as const),
]

/** What is filled in alone: an empty field is no field. */
const some = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (typed(value) ? [[name, typed(value)]] : [])))

/** Everything of the form, and the statements it makes: one for each child chosen. */
function useDecision(from: DecisionView | null) {
  const { live, state, audience } = useMeetingValue()
  const { clocks, children } = state.meeting
  const [kept, write, letGo] = useKeptFields(`decision ${from?.id ?? ''}`)
  const [board, setBoard] = useState(from?.audience ?? 'professionals')
  const decided = new Set(
    live.matters.decisions.filter(one => one.audience === board && one.id !== from?.id).map(one => one.child),
  )
  const open = children.filter(child => !decided.has(child.id))
  const [chosen, setChosen] = useState<string[]>(() =>
    from ? [from.child] : open.length === 1 ? open.map(child => child.id) : [],
  )
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | ''>(from?.outcome ?? '')
  const [threshold, setThreshold] = useState<(typeof THRESHOLDS)[number] | ''>(from?.threshold ?? '')
  const [category, setCategory] = useState<(typeof CATEGORIES)[number] | ''>(from?.category ?? '')
  const [relied, setRelied] = useState<string[]>(from?.reliesOn.map(one => one.contribution) ?? [])
  const [told, setTold] = useState<string[]>(from?.told ?? [])
  const dates = {
    coreGroup: from?.coreGroup ?? clocks?.coreGroup ?? '',
    review: from?.review ?? clocks?.review ?? '',
  }
  const start = {
    summary: from?.summary ?? '',
    reasons: from?.reasons ?? '',
    override: from?.override ?? '',
    withoutFamily: from?.withoutFamily ?? '',
    ...dates,
  }
  const value = (name: keyof typeof start) => kept[name] ?? start[name]
  const views = readableIn(board, live.board, state.audiences)
  const evidence = views
    .filter(view => relied.includes(view.id))
    .map(view => ({ contribution: view.id, version: view.version }))
  const mayTell = board === 'professionals'
  const plan = outcome !== '' && needsThreshold(outcome)
  const statements = chosen
    .filter(child => from || open.some(one => one.id === child))
    .map(child => ({
      kind: 'decision',
      v: 1,
      seen: audience(board)?.version ?? 0,
      ...(from ? { of: from.id, version: from.version } : {}),
      child,
      reliesOn: evidence,
      ...(mayTell && told.length ? { told } : {}),
      ...some({ outcome, threshold, category, summary: value('summary'), reasons: value('reasons') }),
      ...some({
        override: value('override'),
        withoutFamily: value('withoutFamily'),
        ...(plan ? { coreGroup: value('coreGroup'), review: value('review') } : {}),
      }),
    }))
  const put = (name: keyof typeof start) => (text: string) => write({ ...kept, [name]: text })
  const fields = { board, setBoard, chosen, setChosen, outcome, setOutcome, threshold, setThreshold }
  return {
    ...{ ...fields, category, setCategory, relied, setRelied, told, setTold },
    ...{ open, views, mayTell, plan, value, put, letGo, statements },
  }
}

/** The first thing that is missing, by its field. */
function problemOf(statements: readonly object[], closed: boolean): string | null {
  if (statements.length === 0) return 'child'
  for (const statement of statements) {
    const parsed = parseStatement(statement)
    if (!parsed.ok) return parsed.path.split('.')[0] ?? ''
    if (closed && !('withoutFamily' in statement)) return 'withoutFamily'
  }
  return null
}

/** The chair's decision, for one child or the same for several: what is decided, why, and what it relies on. */
export function DecisionForm({ from, onClose }: { from: DecisionView | null; onClose(): void }) {
  const { live, state, childName } = useMeetingValue()
  const form = useDecision(from)
  const [asked, setAsked] = useState(false)
  const closed = state.meeting.part === 'closed'
  const problem = asked ? problemOf(form.statements, closed) : null
  const wrong = (field: string) => (problem === field ? (words.missing[field] ?? words.wrong) : undefined)
  const boards = state.audiences.filter(one => one.kind !== 'named')
  const record = () => {
    setAsked(true)
    if (problemOf(form.statements, closed) !== null) return
    for (const value of form.statements) {
      const parsed = parseStatement(value)
      if (parsed.ok) live.share(form.board, parsed.statement satisfies Statement)
    }
    form.letGo()
    onClose()
  }
  return (
    <Dialog title={from ? words.changeTitle(childName(from.child)) : words.title} onClose={onClose} wide>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          record()
        }}
      >
        {problem !== null ? (
          <Notice tone="stop" role="alert">
            <p>{words.missing[problem] ?? words.wrong}</p>
          </Notice>
        ) : null}
        {from ? null : (
          <>
            <ManyChoices
              legend={words.children}
              choices={form.open.map(child => ({ value: child.id, label: childName(child.id) }))}
              values={form.chosen}
              onChange={form.setChosen}
              wrong={problem === 'child'}
            />
            <Select
              label={words.audience}
              value={form.board}
              options={boards.map(one => [one.id, compose.audienceLabel(one, state.audiences)] as const)}
              onChange={form.setBoard}
            />
          </>
        )}
        {boards.find(one => one.id === form.board)?.kind === 'professionals' ? null : (
          <Notice tone="warn">
            <p>{words.family}</p>
          </Notice>
        )}
        <Select
          label={words.outcome}
          value={form.outcome}
          options={OUTCOME_OPTIONS}
          onChange={value => form.setOutcome(value)}
          problem={wrong('outcome')}
        />
        <div className={styles.two}>
          <Select
            label={words.threshold}
            value={form.threshold}
            options={THRESHOLD_OPTIONS}
            onChange={value => form.setThreshold(value)}
            problem={wrong('threshold')}
          />
          <Select
            label={words.category}
            value={form.category}
            options={CATEGORY_OPTIONS}
            onChange={value => form.setCategory(value)}
            problem={wrong('category')}
          />
        </div>
        <TextArea
          label={form.outcome === 'other' ? words.summaryOwed : words.summary}
          value={form.value('summary')}
          onChange={form.put('summary')}
          maxLength={1500}
          problem={wrong('summary')}
        />
        <TextArea
          label={words.reasons}
          rows={4}
          value={form.value('reasons')}
          onChange={form.put('reasons')}
          maxLength={3000}
          problem={wrong('reasons')}
        />
        <Evidence
          legend={words.evidence}
          views={form.views}
          chosen={form.relied}
          onChange={form.setRelied}
          problem={wrong('reliesOn')}
        />
        {form.mayTell ? <Told chosen={form.told} onChange={form.setTold} /> : null}
        {form.plan ? (
          <div className={styles.two}>
            <TextField
              type="date"
              label={words.coreGroup}
              value={form.value('coreGroup')}
              onChange={form.put('coreGroup')}
            />
            <TextField type="date" label={words.review} value={form.value('review')} onChange={form.put('review')} />
          </div>
        ) : null}
        {closed || form.value('withoutFamily') ? (
          <TextArea
            label={words.withoutFamily}
            value={form.value('withoutFamily')}
            onChange={form.put('withoutFamily')}
            maxLength={1500}
            problem={wrong('withoutFamily')}
          />
        ) : null}
        <TextArea
          label={words.override}
          value={form.value('override')}
          onChange={form.put('override')}
          maxLength={1500}
        />
        <DialogActions>
          <Button type="submit" look="primary">
            {form.statements.length > 1 ? words.submitMany(form.statements.length) : words.submit}
          </Button>
          <Button onClick={onClose}>{shell.cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** What was told by mouth and is not written here can be relied on too. */
function Told({ chosen, onChange }: { chosen: readonly string[]; onChange(chosen: string[]): void }) {
  const { live, agencyName } = useMeetingValue()
  const all = live.agencies.flatMap(one => one.told)
  if (all.length === 0) return null
  return (
    <fieldset className={styles.evidence}>
      <legend>{words.told}</legend>
      {all.map(one => (
        <Check
          key={one.id}
          label={`${agencyName(one.stamp.by.agency)}: ${decide.told(one.to)}, ${one.reference}`}
          checked={chosen.includes(one.id)}
          onChange={on => onChange(on ? [...chosen, one.id] : chosen.filter(id => id !== one.id))}
        />
      ))}
    </fieldset>
  )
}
