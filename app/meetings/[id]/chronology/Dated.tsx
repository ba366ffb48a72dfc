'use client'
import { useMemo, useState } from 'react'
import { type Chosen, chronology, type Chronology as Made, scaleOf } from '../../../../lib/board/chronology'
import { chronology as words } from '../../../../lib/text/chronology'
import { londonDate } from '../../../../lib/text/dates'
import { Button } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { Empty } from '../../../ui/Empty'
import { Check, Select } from '../../../ui/Field'
import { Icon } from '../../../ui/Icon'
import { WhenReady } from '../../../ui/WhenReady'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Chronology.module.css'
import { Lanes } from './Lanes'
import { Order } from './Order'
import { Undated } from './Undated'

const EVERYONE = 'all'
const ALL: Chosen = { child: null, agency: null, relevant: false }

/** What is dated on this board, as it was chosen. */
export function useDated() {
  const { live } = useMeetingValue()
  const [chosen, setChosen] = useState(ALL)
  const made = useMemo(() => chronology(live.board, chosen), [live.board, chosen])
  return { made, chosen, setChosen }
}

type Props = { made: Made; chosen: Chosen; setChosen(chosen: Chosen): void }

/** Lanes, the same as a table, what has no date, and what chooses among them. */
export function Dated({ made, chosen, setChosen }: Props) {
  const { state, professional, agencyName, childName } = useMeetingValue()
  const today = londonDate(state.now ?? state.meeting.startsAt)
  const scale = useMemo(() => scaleOf(made.dated, today), [made.dated, today])
  const { children } = state.meeting
  return (
    <>
      <WhenReady>
        <div className={styles.tools}>
          {children.length > 1 ? (
            <Choices
              legend={words.child}
              hideLegend
              value={chosen.child ?? EVERYONE}
              choices={[
                { value: EVERYONE, label: words.children(children.length) },
                ...children.map(({ id }) => ({ value: id, label: childName(id) })),
              ]}
              onChange={child => setChosen({ ...chosen, child: child === EVERYONE ? null : child })}
            />
          ) : null}
          <Select
            label={words.agency}
            hideLabel
            value={chosen.agency ?? EVERYONE}
            options={[[EVERYONE, words.agencies], ...made.agencies.map(name => [name, agencyName(name)] as const)]}
            onChange={agency => setChosen({ ...chosen, agency: agency === EVERYONE ? null : agency })}
          />
          {professional ? (
            <Check
              label={words.relevant}
              checked={chosen.relevant}
              onChange={relevant => setChosen({ ...chosen, relevant })}
            />
          ) : null}
          <span className={styles.grow} />
          <Button small onClick={() => window.print()}>
            <Icon name="print" />
            {words.print}
          </Button>
        </div>
      </WhenReady>
      {made.dated.length === 0 ? (
        <Empty title={words.none} level={2}>
          <p>{words.noneBody}</p>
        </Empty>
      ) : (
        <>
          <Lanes made={made} scale={scale} />
          <Order made={made} />
        </>
      )}
      <Undated list={made.undated} />
    </>
  )
}
