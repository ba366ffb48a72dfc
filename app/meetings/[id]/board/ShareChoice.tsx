'use client'
import { isFamily } from '../../../../lib/policy/can'
import type { Face } from '../../../../lib/protocol/live'
import { closedPart } from '../../../../lib/text/closed-part'
import { familyWords, shareButton, shareWords as words } from '../../../../lib/text/sharing'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './ShareChoice.module.css'

const isTheirs = (face: Face) => isFamily(face)

/** Who would read it: a warning where family are here, everybody by agency, and whoever was added since this was begun. */
export function WhoSees({
  audience: id,
  asked,
  onAudience,
}: {
  audience: string
  asked: readonly Face[]
  onAudience(id: string): void
}) {
  const { live, me, state, audience, agencyName } = useMeetingValue()
  const readers = (audience(id)?.readers ?? []).filter(({ person }) => person !== me.person)
  const here = new Set((live.roster?.people ?? []).filter(face => face.here).map(face => face.person))
  const family = readers.filter(face => isTheirs(face) && here.has(face.person))
  const kind = audience(id)?.kind
  const narrower = state.audiences.find(({ kind }) => kind === 'professionals')
  const inOrder = [...readers].sort(
    (a, b) =>
      Number(isTheirs(b)) - Number(isTheirs(a)) || a.agency.localeCompare(b.agency) || a.name.localeCompare(b.name),
  )
  return (
    <div className={styles.who}>
      {asked.length > 0 ? (
        <Notice tone="warn" title={words.grewTitle} role="alert">
          <p>{words.grew(asked.map(face => words.person(face.name, agencyName(face.agency))))}</p>
        </Notice>
      ) : null}
      {state.meeting.part === 'closed' && (kind === 'meeting' || kind === 'own') ? (
        <Notice tone="restrict">
          <p>{closedPart.later}</p>
        </Notice>
      ) : null}
      {family.length > 0 ? (
        <Notice tone="warn">
          <div className={styles.line}>
            <p>{words.familyHere(familyWords(family), family.length > 1)}</p>
            {narrower ? (
              <Button small onClick={() => onAudience(narrower.id)}>
                {words.hold}
              </Button>
            ) : null}
          </div>
        </Notice>
      ) : null}
      <details>
        <summary>{words.who(readers.length)}</summary>
        {readers.length === 0 ? <p>{words.nobody}</p> : null}
        <ul className={styles.people}>
          {inOrder.map(face => (
            <li key={face.person}>
              <AgencyTile look={lookOf(face, state.meeting.agencies)} size="s" />
              <span>
                <b>{face.name}</b>
                <small>
                  {[face.jobTitle, agencyName(face.agency), here.has(face.person) ? words.here : words.notHere]
                    .filter(Boolean)
                    .join(', ')}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** The button names who would read it; once somebody was added, them. */
export function ShareButton({ audience: id, asked }: { audience: string; asked: readonly Face[] }) {
  const { me, audience, agencyName } = useMeetingValue()
  const names = asked.map(face => words.person(face.name, agencyName(face.agency)))
  return (
    <Button type="submit" look="primary">
      {names.length > 0 ? words.grewAgain(names) : shareButton(audience(id)?.readers ?? [], me.person)}
    </Button>
  )
}
