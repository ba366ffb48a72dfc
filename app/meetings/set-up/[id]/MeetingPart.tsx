'use client'
import { isInitial } from '../../../../lib/meeting/clocks'
import { MEETING_TYPES } from '../../../../lib/meeting/names'
import { usualDue } from '../../../../lib/meeting/setup/read'
import { dayWords } from '../../../../lib/text/dates'
import { MEETING_TYPE_WORDS } from '../../../../lib/text/meetings'
import { setup } from '../../../../lib/text/setup'
import { Button } from '../../../ui/Button'
import { Select, TextArea } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Line, Spot, useForm, useRow } from './form'
import styles from './page.module.css'

const TYPES = [['', setup.chooseType], ...MEETING_TYPES.map(type => [type, MEETING_TYPE_WORDS[type]] as const)] as const

/** What the meeting is, when and where, and what it is about. */
export function MeetingPart() {
  const { draft, change, problem, around, begun } = useForm()
  if (begun) return <Line at="place" label={setup.place} hint={setup.placeHint} />
  const latest = usualDue(draft, around).find(due => due.what === 'conference')?.on
  return (
    <>
      <Select
        id="type"
        label={setup.type}
        value={draft.type}
        options={TYPES}
        problem={problem('type')}
        onChange={type => change(d => ({ ...d, type }))}
      />
      <div className={styles.three}>
        <Line at="date" label={setup.date} type="date" most={10} />
        <Line at="from" label={setup.from} type="time" most={5} />
        <Line at="to" label={setup.to} type="time" most={5} />
      </div>
      {isInitial(draft.type) ? (
        <div className={styles.three}>
          <Line at="strategyDiscussion" label={setup.strategy} type="date" most={10} hint={setup.strategyHint} />
        </div>
      ) : null}
      {latest && draft.date > latest ? <Notice tone="warn" title={setup.late(dayWords(latest))} /> : null}
      <Line at="place" label={setup.place} hint={setup.placeHint} />
      <Line
        at="title"
        label={setup.meetingTitle}
        hint={setup.titleHint(draft.type && MEETING_TYPE_WORDS[draft.type])}
      />
      <Line at="purpose" label={setup.purpose} hint={setup.purposeHint} most={1500} long />
      <Line at="legalContext" label={setup.legal} most={1500} long />
      <h3>{setup.concerns}</h3>
      <Spot at="concerns" />
      {draft.concerns.map((concern, i) => (
        <Concern key={concern.id} index={i} />
      ))}
      <div>
        <Button
          small
          onClick={() => change(d => ({ ...d, concerns: [...d.concerns, { id: crypto.randomUUID(), text: '' }] }))}
        >
          {setup.addConcern}
        </Button>
      </div>
    </>
  )
}

function Concern({ index }: { index: number }) {
  const { change } = useForm()
  const { draft, set, field } = useRow('concerns', index)
  const concern = draft.concerns[index]
  if (!concern) return null
  const title = setup.concern(index + 1)
  return (
    <div className={styles.line}>
      <TextArea
        {...field('text')}
        label={title}
        value={concern.text}
        maxLength={1500}
        onChange={text => set({ text })}
      />
      <Button
        look="quiet"
        small
        aria-label={setup.removeWhat(title)}
        onClick={() => change(d => ({ ...d, concerns: d.concerns.filter(one => one.id !== concern.id) }))}
      >
        {setup.remove}
      </Button>
    </div>
  )
}
