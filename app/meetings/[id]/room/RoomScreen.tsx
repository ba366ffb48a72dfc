'use client'
import { clockOf } from '../../../../lib/board/floor'
import { HEADINGS } from '../../../../lib/meeting/names'
import type { OpenView, ScreenSpeaker } from '../../../../lib/protocol/room-screen'
import { NATURE_WORDS } from '../../../../lib/text/board'
import { clockMinutes } from '../../../../lib/text/dates'
import { minutesAndSeconds, agenda as words } from '../../../../lib/text/flow'
import { AGENDA_WORDS, HEADING_NAMES } from '../../../../lib/text/headings'
import { roomScreen } from '../../../../lib/text/room-screen'
import { AgencyTile } from '../../../ui/AgencyTile'
import { Icon } from '../../../ui/Icon'
import { useServerNow } from '../flow/useServerNow'
import styles from './RoomScreen.module.css'
import { type RoomScreenState, useRoomScreen } from './useRoomScreen'

/** The screen in the room: what the chair shows, in letters that are read from five metres. Nothing on it is pressed. */
export function RoomScreen({ meeting }: { meeting: string }) {
  const state = useRoomScreen(meeting)
  return (
    <div className={styles.screen}>
      {state.is === 'offline' ? (
        <p className={styles.offline} role="status">
          {roomScreen.offline}
        </p>
      ) : null}
      <Whole state={state} />
    </div>
  )
}

function Whole({ state }: { state: RoomScreenState }) {
  if (state.is === 'connecting') return <Said title={roomScreen.connecting} lead={roomScreen.connectingLead} />
  if (state.is === 'not-connected')
    return <Said title={roomScreen.notConnected} lead={roomScreen.notConnectedLead} again />
  if (state.is === 'ended') return <Said title={roomScreen.ended[state.why]} lead={roomScreen.endedLead} again />
  const { view, ahead } = state
  if (view.is === 'not-started') return <Said title={roomScreen.notStarted} lead={roomScreen.notStartedLead} />
  if (view.is === 'adjourned') return <Said title={roomScreen.adjourned} lead={roomScreen.adjournedLead} />
  if (view.is === 'private')
    return (
      <Said title={roomScreen.private} lead={roomScreen.privateLead} closed>
        <p>{roomScreen.since(clockMinutes(view.since))}</p>
      </Said>
    )
  return <Open view={view} ahead={ahead} />
}

type SaidProps = { title: string; lead: string; again?: boolean; closed?: boolean; children?: React.ReactNode }

/** One plain sentence, and nothing behind it. */
function Said({ title, lead, again, closed, children }: SaidProps) {
  return (
    <main id="main" className={styles.said} data-closed={closed || undefined} aria-live="polite">
      {closed ? <Icon name="lock" /> : null}
      <h1>{title}</h1>
      <p>{lead}</p>
      {children}
      {again ? <a href="/room">{roomScreen.another}</a> : null}
    </main>
  )
}

function Open({ view, ahead }: { view: OpenView; ahead: number }) {
  const heading = view.shown?.heading ?? view.heading
  const at = heading ? HEADINGS.indexOf(heading) : -1
  const part = view.part ? AGENDA_WORDS[view.part.part] : null
  return (
    <>
      <header className={styles.head}>
        <span className={styles.steps} aria-hidden="true">
          {HEADINGS.map((one, i) => (
            <span key={one} data-now={i === at || undefined}>
              {i + 1}
            </span>
          ))}
        </span>
        <h1>{heading ? HEADING_NAMES[heading] : (part ?? roomScreen.page)}</h1>
        <TimeLeft view={view} ahead={ahead} />
      </header>
      <main id="main" className={styles.main}>
        <div className={styles.shown} aria-live="polite">
          <Shown shown={view.shown} />
        </div>
        <aside className={styles.side} aria-label={roomScreen.speaking}>
          <h2>{roomScreen.speaking}</h2>
          {view.speaking ? <Speaker one={view.speaking} /> : <p>{roomScreen.nobody}</p>}
          {view.queue.length ? <h2>{roomScreen.next}</h2> : null}
          <ol className={styles.queue}>
            {view.queue.slice(0, 5).map(one => (
              <li key={one.name + one.agency}>
                <Speaker one={one} />
              </li>
            ))}
          </ol>
        </aside>
      </main>
      <footer className={styles.foot} data-voice={view.shown?.quote ? true : undefined}>
        {view.shown?.quote ? (
          <blockquote>
            “{view.shown.quote}” <small>{view.shown.of}</small>
          </blockquote>
        ) : null}
        <p>
          <b>{roomScreen.by}</b> {roomScreen.foot}
        </p>
      </footer>
    </>
  )
}

/** Nobody scrolls this screen: many words are smaller. */
const longWords = ({ length }: string) => (length > 1000 ? 'very' : length > 450 ? 'long' : undefined)

function Shown({ shown }: { shown: OpenView['shown'] }) {
  if (!shown) return <p className={styles.nothing}>{roomScreen.nothing}</p>
  return (
    <article className={styles.now}>
      {shown.look ? <AgencyTile look={shown.look} size="own" /> : null}
      <div>
        <h2>{shown.agency}</h2>
        <p className={styles.body} data-long={longWords(shown.body)}>
          {shown.body}
        </p>
        <p className={styles.kind}>
          <b>{NATURE_WORDS[shown.nature]}</b>
          {shown.when ? <span>{shown.when}</span> : null}
        </p>
      </div>
    </article>
  )
}

const Speaker = ({ one }: { one: ScreenSpeaker }) => (
  <p className={styles.speaker}>
    {one.look ? <AgencyTile look={one.look} size="own" /> : null}
    <span>
      <b>{one.name}</b>
      {one.agency ? <small>{one.agency}</small> : null}
    </span>
  </p>
)

function TimeLeft({ view, ahead }: { view: OpenView; ahead: number }) {
  const now = useServerNow(ahead, view.part !== null)
  const clock = now ? clockOf({ parts: view.parts, now: view.part, called: null }, now) : null
  if (!clock) return null
  const over = 'left' in clock && clock.left <= -500
  const label = 'took' in clock ? words.took : over ? words.over : words.left
  return (
    <p className={styles.clock} data-over={over || undefined}>
      <span>{view.part?.stopped ? words.stopped : label}</span>{' '}
      <b role="timer">{minutesAndSeconds('took' in clock ? clock.took : Math.abs(clock.left))}</b>
    </p>
  )
}
