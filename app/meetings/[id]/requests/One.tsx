import type { RequestsView, RequestView } from '../../../../lib/protocol/requests'
import {
  ASKER_WORDS,
  BASIS_WORDS,
  FORM_WORDS,
  OUTCOME_SAID,
  STANDING_WORDS,
  requestsPage as words,
} from '../../../../lib/text/requests'
import { Notice } from '../../../ui/Notice'
import { Panel } from '../../../ui/Panel'
import { Tag } from '../../../ui/Tag'
import { Answers } from './Answers'
import { Deciding } from './Deciding'
import { Edit } from './Edit'
import { GoesOut, StaysBack } from './Entries'
import { Finish } from './Finish'
import { Fingerprint, TONES } from './List'
import { Make } from './Make'
import { OnPaper } from './OnPaper'
import styles from './requests.module.css'

type Props = { meeting: string; view: RequestsView; one: RequestView; changed: boolean }

/** One request: its record, what agencies said, its file with what goes out and what stays back, and what came of it. */
export function One({ meeting, view, one, changed }: Props) {
  const { file, done } = one
  const here = `/meetings/${meeting}/requests?of=${one.id}&as=${file.form}`
  return (
    <>
      <div>
        <p className={styles.back}>
          <a href={`/meetings/${meeting}/requests`}>{words.back}</a>
        </p>
        <p className={styles.onPaper}>{words.paper.sensitive}</p>
        <h1>
          <bdi>{one.name}</bdi>
        </h1>
        <Tag tone={TONES[one.standing]}>{STANDING_WORDS[one.standing]}</Tag>
        <Facts one={one} />
        {done ? null : <Edit meeting={meeting} view={view} one={one} />}
      </div>
      {changed ? (
        <Notice tone="warn" role="alert">
          <p>{words.make.changed}</p>
        </Notice>
      ) : null}
      <Panel id="answers" title={words.answers.title}>
        <Answers meeting={meeting} one={one} agencies={view.agencies} today={view.today} />
      </Panel>
      <Panel id="file" title={words.make.title}>
        <div className={styles.body}>
          {done ? null : <Make meeting={meeting} one={one} waiting={one.answers.length < view.agencies.length} />}
          <Files one={one} />
        </div>
      </Panel>
      {done || file.form === 'full' ? null : (
        <Deciding meeting={meeting} request={one.id}>
          <Panel id="out" title={words.out.title(file.shown)}>
            <GoesOut here={here} file={file} />
          </Panel>
          <Panel id="kept" title={words.kept.title(file.withheld.entries)}>
            <StaysBack here={here} file={file} />
          </Panel>
        </Deciding>
      )}
      <OnPaper file={file} />
      <div className={done ? undefined : styles.screen}>
        <Panel id="finish" title={words.finish.title}>
          <Finish meeting={meeting} one={one} today={view.today} />
        </Panel>
      </div>
    </>
  )
}

function Facts({ one }: { one: RequestView }) {
  const { facts } = words
  const rows: [string, string | null][] = [
    [facts.asker, ASKER_WORDS[one.asker]],
    [facts.basis, BASIS_WORDS[one.basis]],
    [facts.whose, one.whose],
    [facts.about, one.about],
    [facts.received, words.day(one.received)],
    [facts.due, words.day(one.due)],
    [facts.recorded, words.by(one.opened.name, one.opened.at)],
    [words.finish.outcome, one.done && words.finish.line(OUTCOME_SAID[one.done.outcome], one.done.on)],
  ]
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

function Files({ one: { made } }: { one: RequestView }) {
  return (
    <section aria-labelledby="made">
      <h3 id="made">{words.make.made}</h3>
      {made.length ? (
        <ul className={styles.plain}>
          {made.map(({ form, entries, withheld, sha256, by }) => (
            <li key={by.at}>
              {words.make.line(FORM_WORDS[form], entries, withheld)}
              <div className={styles.small}>{words.by(by.name, by.at)}</div>
              <Fingerprint of={sha256} />
            </li>
          ))}
        </ul>
      ) : (
        <p>{words.make.none}</p>
      )}
    </section>
  )
}
