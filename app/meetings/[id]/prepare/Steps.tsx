'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { type Readiness, readinessOf, titleOf } from '../../../../lib/board/preparing'
import { headingTitle } from '../../../../lib/text/headings'
import { listed } from '../../../../lib/text/names'
import { prepare } from '../../../../lib/text/prepare'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Prepare.module.css'
import type { Preparing } from './usePreparing'

const SIGNS = { ready: 'ready', blank: 'blank' } as const satisfies Partial<Record<Readiness, string>>
const signOf = (readiness: Readiness) => (readiness === 'ready' || readiness === 'blank' ? SIGNS[readiness] : 'open')

type Props = { writing: Preparing; prompts: number; onNew(): void }

/** What the agency prepares, each with what it still needs, and what it has shared already. */
export function Steps({ writing, prompts, onNew }: Props) {
  const { live, state, me, agencyName } = useMeetingValue()
  const shared = live.board.filter(view => view.stamp.by.agency === me.agency && view.content)
  const { list, current } = writing
  return (
    <nav className={styles.steps} aria-label={prepare.list}>
      <p className={styles.eyebrow}>{prepare.mine(agencyName(me.agency), list.length + shared.length)}</p>
      <ul className={styles.list}>
        {list.map(({ id, fields, writers }) => {
          const readiness = readinessOf(fields)
          const here = id === current?.id
          const others = writers.filter(({ person }) => person !== me.person).map(({ name }) => name)
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.step}
                aria-current={here ? 'step' : undefined}
                onClick={() => writing.open(id)}
              >
                <span className={styles.sign} data-is={signOf(readiness)}>
                  {readiness === 'ready' ? <Icon name="check" /> : null}
                </span>
                <span>
                  <bdi>{titleOf(fields) || prepare.untitled}</bdi>
                  <small>
                    {headingTitle(fields.heading)}
                    {readiness === 'blank' ? '' : ` · ${prepare.readiness[readiness]}`}
                    {here && prompts > 0 ? ` · ${prepare.prompts(prompts)}` : ''}
                  </small>
                  {others.length ? <small className={styles.writers}>{prepare.writing(listed(others))}</small> : null}
                </span>
              </button>
            </li>
          )
        })}
        {live.sending.map(({ id, statement }) =>
          statement.kind === 'contribution' ? (
            <li key={id} className={styles.done}>
              <span className={styles.sign} data-is="open" />
              <span>
                <bdi>{titleOf({ headline: '', exactWords: '', ...statement })}</bdi>
                <small>{prepare.sharing}</small>
              </span>
            </li>
          ) : null,
        )}
        {shared.map(view => (
          <Shared key={view.id} view={view} meeting={state.meeting.id} />
        ))}
      </ul>
      <Button small onClick={onNew}>
        <Icon name="plus" />
        {prepare.fresh}
      </Button>
    </nav>
  )
}

function Shared({ view, meeting }: { view: ContributionView; meeting: string }) {
  if (!view.content) return null
  const { headline = '', body } = view.content
  return (
    <li>
      <a className={styles.step} href={`/meetings/${meeting}/board?heading=${view.heading}`}>
        <span className={styles.sign} data-is="ready">
          <Icon name="check" />
        </span>
        <span>
          <bdi>{titleOf({ headline, body, exactWords: '' })}</bdi>
          <small>
            {headingTitle(view.heading)} · {prepare.shared(view.stamp.at)}
          </small>
        </span>
      </a>
    </li>
  )
}
