'use client'
import { type Draft, isBegun } from '../../../../lib/board/compose'
import type { Split } from '../../../../lib/board/split'
import type { Finding } from '../../../../lib/checks/checks'
import { checks } from '../../../../lib/text/checks'
import { prepare } from '../../../../lib/text/prepare'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Panel } from '../../../ui/Panel'
import { Tag } from '../../../ui/Tag'
import { SplitButton } from '../drafts/SplitLine'
import styles from './Prepare.module.css'
import { FORM } from './Sheet'

/** The field that answers, where it is not the one asked about. */
const ANSWERS: Partial<Record<Finding['field'], string>> = {
  event: 'whenText',
  source: 'sourceRef',
  childView: 'exactWords',
}

/** Takes the hand there, also where it is folded away. */
function goTo(field: Finding['field']) {
  const form = document.getElementById(FORM)
  const name = ANSWERS[field] ?? field
  const box =
    form?.querySelector<HTMLElement>(`[name="${name}"]`) ??
    (field === 'nature' ? form?.querySelector<HTMLElement>('input[value="opinion"]') : null)
  box?.closest('details')?.setAttribute('open', '')
  box?.focus()
}

/** What a question quotes stands out in it. */
const Question = ({ text }: { text: string }) => (
  <>
    {text.split(/(“[^”]*”)/).map((part, i) =>
      part.startsWith('“') ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence
        <mark key={i}>{part}</mark>
      ) : (
        part
      ),
    )}
  </>
)

type Props = { draft: Draft; findings: readonly Finding[]; onSplit(split: Split): void }

/** What is worth another look, each with the very words it asks about, then what is well. */
export function Look({ draft, findings, onSplit }: Props) {
  const { look } = prepare
  const questions = checks.perCheck(findings)
  const found = new Set(questions.map(({ check }) => check))
  const written = isBegun(draft) && draft.nature !== ''
  const fine = written ? look.fine.filter(([names]) => names.every(name => !found.has(name))) : []
  return (
    <Panel
      id="look"
      title={look.title}
      aside={
        questions.length ? (
          <Tag tone="warn">{look.count(questions.length)}</Tag>
        ) : written ? (
          <Tag tone="ok">{look.none}</Tag>
        ) : undefined
      }
    >
      {questions.length + fine.length ? (
        <ul className={styles.checks}>
          {questions.map(({ check, field, question }) => (
            <li key={check}>
              <span className={styles.warn}>
                <Icon name="warn" />
              </span>
              <div>
                <b>{look.names[check]}</b>
                <span>
                  <Question text={question} />
                </span>
              </div>
              <span className={styles.ways}>
                <SplitButton {...{ draft, findings, check, onSplit }} />
                <Button small aria-label={look.goTo(look.names[check])} onClick={() => goTo(field)}>
                  {look.go}
                </Button>
              </span>
            </li>
          ))}
          {fine.map(([, words]) => (
            <li key={words}>
              <span className={styles.ok}>
                <Icon name="check" />
              </span>
              <div>{words}</div>
            </li>
          ))}
        </ul>
      ) : null}
      <p className={styles.foot}>{questions.length + fine.length ? look.foot : look.waits}</p>
    </Panel>
  )
}
