'use client'
import { useState } from 'react'
import type { KeepingView, TakenView } from '../../../../lib/protocol/keeping'
import { keepingPage, readersLine, TAKEN_STANDING } from '../../../../lib/text/keeping'
import { typeWords } from '../../../../lib/text/trail-page'
import { Choices } from '../../../ui/Choices'
import { Panel } from '../../../ui/Panel'
import { Tag, type Tone } from '../../../ui/Tag'
import { Decide } from './Decide'
import styles from './keeping.module.css'

const words = keepingPage.taken
const TONES: Record<TakenView['standing'], Tone> = { waits: 'warn', restored: 'ok', destroyed: 'plain' }

type Props = { meeting: string; view: KeepingView }

/** What was taken down, the newest first: restored, destroyed, or waiting for somebody to decide. */
export function Taken({ meeting, view }: Props) {
  const { taken, may } = view
  const waiting = taken.filter(({ standing }) => standing === 'waits').length
  return (
    <Panel id="taken" title={words.title} aside={waiting ? <Tag tone="warn">{waiting}</Tag> : undefined}>
      <div className={styles.body}>
        <p className={styles.small}>{taken.length === 0 ? words.none : may.decide ? words.lead : words.leadChair}</p>
        {taken.length ? (
          <ol className={styles.list}>
            {taken.map(one => (
              <li key={one.statement}>
                <Item one={one} reviews={may.decide} />
                {may.decide && one.standing === 'waits' ? (
                  <div className={styles.row}>
                    {one.to.length ? <Restore meeting={meeting} one={one} /> : null}
                    {view.hold ? null : <Destroy meeting={meeting} one={one} until={view.heldUntil} />}
                  </div>
                ) : null}
              </li>
            ))}
          </ol>
        ) : null}
      </div>
    </Panel>
  )
}

function Item({ one, reviews }: { one: TakenView; reviews: boolean }) {
  const { type, author, sharedAt, kind, by, reason, standing } = one
  const took = reason === 'taken-back' ? words.tookBack : words.takenBy
  return (
    <>
      <div className={styles.head}>
        <h3>{words.reason(reason)}</h3>
        <Tag tone={TONES[standing]}>{TAKEN_STANDING[standing]}</Tag>
      </div>
      <Words one={one} reviews={reviews} />
      <p className={styles.small}>
        {words.shared(typeWords(type), author.name, author.agency, sharedAt)} {words.hadIt(kind)}
        <br />
        {took(by.name, by.at)}
      </p>
    </>
  )
}

function Words({ one: { words: said, standing, restoredTo }, reviews }: { one: TakenView; reviews: boolean }) {
  if (standing === 'destroyed') return <p className={styles.small}>{words.gone}</p>
  return (
    <>
      {said ? (
        <blockquote className={styles.words}>
          <bdi>{said}</bdi>
        </blockquote>
      ) : (
        <p className={styles.small}>{reviews ? words.nothingWritten : words.noWords}</p>
      )}
      {standing === 'restored' ? <p>{words.restoredTo(restoredTo)}</p> : null}
    </>
  )
}

type Deciding = { meeting: string; one: TakenView }
const nameOf = ({ type, author }: TakenView) => words.item(typeWords(type), author.name)

function Restore({ meeting, one }: Deciding) {
  const [to, setTo] = useState<string | null>(null)
  const choices = one.to.map(({ id, kind, readers }) => ({
    value: id,
    label: words.readers(kind),
    hint: readersLine(readers),
  }))
  return (
    <Decide
      meeting={meeting}
      verb="restore"
      label={words.restore}
      title={words.restoreTitle}
      about={nameOf(one)}
      lead={words.restoreLead}
      input={() => (to === null ? words.choose : { statement: one.statement, audience: to })}
    >
      <Choices legend={words.to} look="cards" choices={choices} value={to} onChange={setTo} />
    </Decide>
  )
}

function Destroy({ meeting, one, until }: Deciding & { until: string }) {
  return (
    <Decide
      danger
      meeting={meeting}
      verb="purge"
      label={words.destroy}
      title={words.destroyTitle}
      about={nameOf(one)}
      lead={words.destroyLead(until)}
      input={() => ({ statement: one.statement })}
    />
  )
}
