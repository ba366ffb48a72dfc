'use client'
import { useState } from 'react'
import { coverage } from '../../../../lib/board/coverage'
import { HEADINGS, type Heading } from '../../../../lib/meeting/names'
import type { Declaration } from '../../../../lib/statements/declaration'
import { clockMinutes } from '../../../../lib/text/dates'
import { HEADING_NAMES, headingNumber } from '../../../../lib/text/headings'
import { silence } from '../../../../lib/text/silence'
import { Button } from '../../../ui/Button'
import { later, useLater } from '../../../ui/later'
import { Notice } from '../../../ui/Notice'
import { Panel } from '../../../ui/Panel'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './OwnAgency.module.css'

const forms = {
  records: later(() => import('./RecordsChecked').then(({ RecordsChecked }) => RecordsChecked)),
  'not-shared': later(() => import('./NotShared').then(({ NotShared }) => NotShared)),
  told: later(() => import('./ToldForm').then(({ ToldForm }) => ToldForm)),
}
type Form = 'records' | 'not-shared' | 'told'

/** What this person's agency has shared under each heading, and one tap for "nothing to add" under the rest. */
export function OwnAgency() {
  const { live, state, me, may, agencyName, audience } = useMeetingValue()
  const [form, setForm] = useState<Form | null>(null)
  const RecordsChecked = useLater(forms.records, form === 'records')
  const NotShared = useLater(forms['not-shared'], form === 'not-shared')
  const ToldForm = useLater(forms.told, form === 'told')
  if (!may('declaration')) return null
  const [row] = coverage(live.board, live.agencies, [me.agency])
  const cells = row?.cells ?? []
  const silent = cells.filter(cell => cell.shared === 0).map(cell => cell.heading)
  const said = cells.filter(cell => cell.state === 'nothing-to-add').map(cell => cell.heading)
  const rest = silent.filter(heading => !said.includes(heading))
  const declare = (nothing: Heading[]) => {
    const statement: Declaration = { kind: 'declaration', v: 1, seen: audience('professionals')?.version ?? 0, nothing }
    live.share('professionals', statement)
  }
  return (
    <Panel id="own-agency" title={silence.own(agencyName(me.agency))}>
      {state.asked && !row?.heard ? (
        <div className={styles.asked}>
          <Notice tone="warn" role="status">
            <p>{silence.askedYou(clockMinutes(state.asked))}</p>
          </Notice>
        </div>
      ) : null}
      <ul className={styles.list}>
        {cells.map(cell => (
          <li key={cell.heading}>
            <span>
              {headingNumber(cell.heading)} {HEADING_NAMES[cell.heading]}
            </span>
            <span className={styles.state} data-state={cell.state}>
              {cell.shared
                ? silence.shared(cell.shared)
                : cell.state === 'nothing-to-add'
                  ? silence.nothing
                  : silence.notYet}
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {rest.length ? (
          <Button small onClick={() => declare(silent)}>
            {rest.length === HEADINGS.length ? silence.nothingAtAll : silence.nothingForRest}
          </Button>
        ) : null}
        {said.length ? (
          <Button small look="quiet" onClick={() => declare([])}>
            {silence.takeBack}
          </Button>
        ) : null}
        <Button small onClick={() => setForm('records')}>
          {row?.records ? silence.checkedAgain : silence.checked}
        </Button>
        <Button small onClick={() => setForm('not-shared')}>
          {silence.keptBack}
        </Button>
        <Button small onClick={() => setForm('told')}>
          {silence.told}
        </Button>
      </div>
      {form === 'records' && RecordsChecked ? <RecordsChecked onClose={() => setForm(null)} /> : null}
      {form === 'not-shared' && NotShared ? <NotShared onClose={() => setForm(null)} /> : null}
      {form === 'told' && ToldForm ? <ToldForm onClose={() => setForm(null)} /> : null}
    </Panel>
  )
}
