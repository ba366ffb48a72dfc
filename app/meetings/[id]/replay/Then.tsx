'use client'
import { useMemo, useState } from 'react'
import { HEADINGS } from '../../../../lib/meeting/names'
import type { Gone, ReplayMoment } from '../../../../lib/protocol/replay'
import { headingTitle } from '../../../../lib/text/headings'
import { replay as words } from '../../../../lib/text/replay'
import { folding } from '../../../live/folded'
import type { Live } from '../../../live/types'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { Notice } from '../../../ui/Notice'
import { WhenReady } from '../../../ui/WhenReady'
import { Row } from '../board/Row'
import { Dated, useDated } from '../chronology/Dated'
import { MeetingProvider } from '../ui/MeetingContext'
import { Besides } from './Besides'
import styles from './Replay.module.css'

const NOTHING_TO_DO = {
  connection: { is: 'live' },
  reached: {},
  blocked: false,
  ahead: 0,
  sending: [],
  returned: [],
  witness: 'checking',
  missed: 0,
  share: () => '',
  act: async () => ({ ok: false, code: 'not_allowed', reason: '' }),
  dismiss: () => undefined,
} satisfies Partial<Live>

/** The same fold as on a board, over what stood in these documents then. */
function useThen({ state, roster, windows }: ReplayMoment): Live {
  const [fold] = useState(folding)
  return useMemo(() => {
    const then = windows.map(({ audience, statements, stamps }) => ({
      audience,
      statements: new Map(statements),
      stamps: new Map(stamps),
    }))
    const folded = fold(then, state?.meeting.agencies ?? [], state?.audiences ?? [], state?.spoke, roster?.people)
    return { ...NOTHING_TO_DO, state, roster, ...folded }
  }, [fold, state, roster, windows])
}

/** The board at that moment, as these eyes could see it. */
export function Then({ moment, name }: { moment: ReplayMoment; name: string }) {
  const live = useThen(moment)
  const { state } = live
  if (moment.was !== 'in' || !state)
    return <Notice title={words.was[moment.was === 'in' ? 'waiting' : moment.was](name)} />
  const { closed } = state.meeting
  const here = live.roster?.people.some(one => one.person === state.me.person && one.here)
  return (
    <MeetingProvider live={live} state={state} reading>
      {closed ? (
        <Notice tone="restrict" title={words.closed}>
          <p>{closed.reason}</p>
        </Notice>
      ) : null}
      <Missing gone={moment.gone} />
      <div className={styles.then}>
        <section className={`${styles.panel} ${styles.sheet}`} aria-labelledby="then-board">
          <header className={styles.head}>
            <h2 id="then-board">{words.board}</h2>
            <span className={styles.quiet}>
              {words.summary(
                live.board.length,
                live.board.filter(one => one.mark).length,
                live.roster?.people.filter(one => one.here).length ?? 0,
              )}
            </span>
          </header>
          <p className={styles.line}>
            {state.place ? words.chairAt(headingTitle(state.place.heading)) : words.chairNowhere}
            {here ? null : ` ${words.notHere(name)}`}
          </p>
          {live.board.length === 0 ? (
            <Empty title={words.nothing} level={3}>
              <p>{words.nothingBody}</p>
            </Empty>
          ) : null}
          {HEADINGS.map(heading => {
            const rows = live.board.filter(view => view.heading === heading)
            return rows.length === 0 ? null : (
              <section key={heading} aria-labelledby={`then-${heading}`}>
                <h3 id={`then-${heading}`} className={styles.heading}>
                  {headingTitle(heading)}
                </h3>
                {rows.map(view => (
                  <div key={view.id} className={styles.row}>
                    <Row
                      view={view}
                      isNew={false}
                      chairHere={state.place?.contribution === view.id}
                      tabIndex={-1}
                      onFocus={() => undefined}
                    />
                    {state.held?.some(one => one.contribution === view.id) ? (
                      <p className={styles.line}>{words.waits}</p>
                    ) : null}
                  </div>
                ))}
              </section>
            )
          })}
        </section>
        <Besides />
      </div>
      <InOrder />
    </MeetingProvider>
  )
}

/** The same in the order things happened; made only while it is looked at. */
function InOrder() {
  const [open, setOpen] = useState(false)
  const { title, show, hide } = words.chronology
  return (
    <section className={styles.panel} aria-labelledby="then-order">
      <header className={styles.head}>
        <h2 id="then-order">{title}</h2>
        <WhenReady>
          <Button small aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? hide : show}
          </Button>
        </WhenReady>
      </header>
      {open ? (
        <div className={styles.order}>
          <ThenDated />
        </div>
      ) : null}
    </section>
  )
}

const ThenDated = () => <Dated {...useDated()} />

/** What stood there and is not shown: said, and never left out in silence. */
function Missing({ gone }: { gone: readonly Gone[] }) {
  return (['destroyed', 'taken-down'] as const).map(why => {
    const some = gone.filter(one => one.why === why)
    return some.length === 0 ? null : (
      <Notice key={why} tone="warn" title={words.gone(some.length, why)}>
        <ul>
          {some.map(({ id, by, at }) => (
            <li key={id}>{words.goneBy(by.name, by.agency, at)}</li>
          ))}
        </ul>
      </Notice>
    )
  })
}
