'use client'
import type { FamilyWords } from '../../../../lib/board/draft'
import { isOfFamily } from '../../../../lib/policy/can'
import { clockMinutes } from '../../../../lib/text/dates'
import { family as words } from '../../../../lib/text/family'
import { Panel } from '../../../ui/Panel'
import { useMeetingValue } from '../ui/MeetingContext'
import { Who } from '../ui/Who'
import { FamilyForm } from './FamilyForm'
import styles from './FamilyWords.module.css'
import { rowId, type View, viewHref } from './useView'

/** What the family said in their own words, oldest first: to everyone who read it alike, with no marks on it. */
function FamilySaid({ onGo }: { onGo: View['go'] }) {
  const { live } = useMeetingValue()
  return (
    <ul className={styles.list}>
      {live.family.length === 0 ? <li className={styles.none}>{words.none}</li> : null}
      {live.family.map(one => (
        <li key={one.id} className={styles.item}>
          <Who by={one.stamp.by} />
          <About said={one} onGo={onGo} />
          <p className={styles.body}>{one.body}</p>
          <time dateTime={one.stamp.at}>{clockMinutes(one.stamp.at)}</time>
        </li>
      ))}
    </ul>
  )
}

function About({ said: { about }, onGo }: { said: FamilyWords; onGo: View['go'] }) {
  const { live } = useMeetingValue()
  if (!about) return null
  const view = live.board.find(one => one.id === about.contribution)
  if (!view?.content) return <p className={styles.about}>{words.gone}</p>
  return (
    <p className={styles.about}>
      <a
        href={`${viewHref(view.heading)}#${rowId(view.id)}`}
        onClick={event => {
          event.preventDefault()
          onGo(view.heading, view.id)
        }}
      >
        {words.on(view.ref)}
      </a>
      {view.version === about.version ? null : ` ${words.changed}`}
    </p>
  )
}

/** Below the list on a family's screen: what was said in the family's own words, and their own form. */
export function FamilyOwn({ onGo }: { onGo: View['go'] }) {
  const { live, me } = useMeetingValue()
  // Whoever comes for one item has nothing of their own to say there.
  if (!isOfFamily(me) && live.family.length === 0) return null
  return (
    <div className={styles.own}>
      <Panel id="family-words" title={words.title}>
        <FamilySaid onGo={onGo} />
        <FamilyForm />
        {isOfFamily(me) ? <p className={styles.none}>{words.away.hint}</p> : null}
      </Panel>
    </div>
  )
}

/** Among a professional's tools: the same words. */
export const FamilyPanel = ({ onGo }: { onGo: View['go'] }) => (
  <Panel id="family-words" title={words.title}>
    <FamilySaid onGo={onGo} />
  </Panel>
)
