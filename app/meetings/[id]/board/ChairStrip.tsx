'use client'
import type { State } from '../../../../lib/protocol/live'
import { strip } from '../../../../lib/text/board'
import { speaking as words } from '../../../../lib/text/flow'
import { AGENDA_WORDS } from '../../../../lib/text/headings'
import { AgencyTile } from '../../../ui/AgencyTile'
import { Button, LinkButton } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Clock } from '../flow/Clock'
import { useFloor } from '../flow/useFloor'
import { type MeetingValue, useMeetingValue } from '../ui/MeetingContext'
import styles from './ChairStrip.module.css'
import type { View } from './useView'

const CHAIR = { code: 'CH', shape: 'arch', colour: 'ch' } as const
const OVER = ['concluded', 'record_draft', 'record_approved', 'circulated', 'archived']

/** The chair's place in words; it falls back to the heading when the contribution is gone. */
export function placeWords(place: NonNullable<State['place']>, { live, agencyName }: MeetingValue): string {
  const view = live.board.find(item => item.id === place.contribution && item.content)
  return strip.at(place.heading, view ? `${agencyName(view.by.agency)}, ${view.ref}` : null)
}

/** What is here before the meeting begins. */
function before({ me, may }: MeetingValue): string {
  if (me.role === 'guest') return strip.beforeGuest
  return may('contribution') ? strip.before : strip.beforeReader
}

function situation(meeting: MeetingValue, leads: boolean): [string, string] {
  const { status } = meeting.state.meeting
  if (OVER.includes(status)) return [strip.closed, strip.closedBody]
  if (status === 'adjourned') return [strip.adjourned, strip.adjournedBody]
  if (status === 'open') return [strip.notStarted, before(meeting)]
  const { place } = meeting.state
  const part = meeting.state.agenda.now?.part
  if (!place) return part ? [strip.on, AGENDA_WORDS[part]] : [strip.started, strip.nowhere]
  return [leads ? strip.you : strip.on, placeWords(place, meeting)]
}

/** The full-width line that says where the chair is, and takes you there. */
export function ChairStrip({ view, leads }: { view: View; leads: boolean }) {
  const meeting = useMeetingValue()
  const [label, words] = situation(meeting, leads)
  const { place, meeting: setup } = meeting.state
  const live = place !== null && !OVER.includes(setup.status)
  return (
    <section className={styles.strip} aria-label={strip.label}>
      <span className={styles.tile}>
        <AgencyTile look={CHAIR} size="s" />
      </span>
      <p className={styles.where}>
        <span>{label}</span>
        <strong>{words}</strong>
      </p>
      <SpeakingNow />
      {setup.status === 'in_progress' ? <Clock /> : null}
      {leads ? (
        <LinkButton look="strip" small href={`/meetings/${setup.id}/chair`}>
          {strip.chairTable}
        </LinkButton>
      ) : null}
      {live && !leads ? <Follow view={view} away={view.heading !== place.heading} /> : null}
    </section>
  )
}

/** Who speaks, and who is next. */
export function SpeakingNow() {
  const { open, speaking, queue } = useFloor()
  const [next] = queue
  if (!open || !(speaking || next)) return null
  return (
    <p className={styles.speaking}>
      {speaking ? (
        <span>
          {words.label} <b>{speaking.person.name}</b>
        </span>
      ) : null}
      {next ? (
        <span>
          {words.nextLabel} <b>{next.person.name}</b>
        </span>
      ) : null}
    </p>
  )
}

function Follow({ view, away }: { view: View; away: boolean }) {
  if (away || !view.following)
    return (
      <div className={styles.follow}>
        {away ? <span className={styles.note}>{strip.youAreOn(view.heading)}</span> : null}
        <Button look="strip" small aria-keyshortcuts="C" onClick={view.toChair}>
          {strip.goTo}
        </Button>
      </div>
    )
  return (
    <Button look="strip" small aria-pressed={true} onClick={view.unfollow}>
      <Icon name="check" />
      <span>
        {strip.following} <span className={styles.long}>{strip.theChair}</span>
      </span>
    </Button>
  )
}
