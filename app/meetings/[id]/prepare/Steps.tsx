'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { titleOf } from '../../../../lib/board/preparing'
import { headingTitle } from '../../../../lib/text/headings'
import { prepare } from '../../../../lib/text/prepare'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { DraftStep } from '../drafts/DraftStep'
import steps from '../drafts/Drafts.module.css'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Prepare.module.css'
import type { Preparing } from './usePreparing'

type Props = { writing: Preparing; prompts: number; onNew(): void }

/** What the agency prepares, each with what it still needs, and what it has shared already. */
export function Steps({ writing, prompts, onNew }: Props) {
  const { live, state, me, agencyName } = useMeetingValue()
  const shared = live.board.filter(view => view.by.agency === me.agency && view.content)
  const { list, current } = writing
  return (
    <nav className={styles.steps} aria-label={prepare.list}>
      <p className={styles.eyebrow}>{prepare.mine(agencyName(me.agency), list.length + shared.length)}</p>
      <ul className={steps.list}>
        {list.map(draft => (
          <li key={draft.id}>
            <DraftStep
              draft={draft}
              here={draft.id === current?.id}
              prompts={draft.id === current?.id ? prompts : 0}
              onOpen={() => writing.open(draft.id)}
            />
          </li>
        ))}
        {live.sending.map(({ id, statement }) =>
          statement.kind === 'contribution' ? (
            <li key={id} className={steps.done}>
              <span className={steps.sign} data-is="open" />
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
      <a className={steps.step} href={`/meetings/${meeting}/board?heading=${view.heading}`}>
        <span className={steps.sign} data-is="ready">
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
