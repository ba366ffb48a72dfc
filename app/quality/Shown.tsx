import type { Figures } from '../../lib/quality/show'
import { AGENCY_TYPE_WORDS } from '../../lib/text/admin'
import { qualityPage as words } from '../../lib/text/quality'
import type { QualityView } from '../../server/read/quality'
import { Bars, Figure, Parts } from './Figures'
import styles from './quality.module.css'

type Key = 'source' | 'date' | 'impact' | 'voiced' | 'silence' | 'disagreed' | 'formal' | 'unanswered' | 'past'

/** Every plot. */
export function Shown({ view, now }: { view: QualityView; now: Figures }) {
  const { windows, left } = view
  const before = view.before ?? undefined
  const row = (key: Key, label: string) => ({ key, label, now: now[key], before: before?.[key] })
  const of = (all: number | null) => (all ?? words.hidden).toLocaleString('en-GB')
  const { said, voice, marks, lag, silent, dissent, later } = words
  return (
    <>
      <p className={styles.lead}>
        {words.counted(now.meetings, windows.now, left)} {words.before(windows.before, before !== undefined)}
      </p>
      <div className={styles.grid}>
        <div className={styles.column}>
          <Figure id="said" title={said.title(now)} note={said.note(of(now.source.all))}>
            <Bars
              title={said.title(now)}
              rows={[row('source', said.rows.source), row('date', said.rows.date), row('impact', said.rows.impact)]}
            />
          </Figure>
          <Figure id="voice" title={voice.title(now)} note={voice.note(of(now.voiced.all))}>
            <Bars title={voice.title(now)} rows={[row('voiced', voice.rows.voiced)]} />
          </Figure>
          <Figure id="lag" title={lag.title(now)} note={lag.note}>
            <Parts title={lag.rows.title} cells={now.lag} before={before?.lag} labels={lag.rows} as="columns" />
          </Figure>
          <Figure id="dissent" title={dissent.title(now)} note={dissent.note(of(now.disagreed.all))}>
            <Bars
              title={dissent.title(now)}
              rows={[
                row('disagreed', dissent.rows.disagreed),
                row('formal', dissent.rows.formal),
                row('unanswered', dissent.rows.unanswered),
              ]}
            />
          </Figure>
        </div>
        <div className={styles.column}>
          <Figure id="marks" title={marks.title()} note={marks.note}>
            <Parts
              title={marks.relevance.title}
              cells={now.relevance}
              before={before?.relevance}
              labels={marks.relevance}
              as="stack"
            />
            <Parts
              title={marks.proportionality.title}
              cells={now.proportionality}
              before={before?.proportionality}
              labels={marks.proportionality}
              as="stack"
            />
          </Figure>
          <Figure id="silent" title={silent.title(now)} note={silent.note}>
            <Bars
              title={silent.title(now)}
              rows={[
                row('silence', silent.rows.silence),
                ...byName(now.silent).map(({ type, ...share }) => ({
                  key: type,
                  label: AGENCY_TYPE_WORDS[type],
                  now: share,
                  before: before?.silent.find(one => one.type === type),
                })),
              ]}
            />
          </Figure>
          <Figure id="later" title={later.title()} note={later.pastNote}>
            <Bars title={later.title()} rows={[row('past', later.past)]} />
            <Parts
              title={later.records.title}
              cells={now.records}
              before={before?.records}
              labels={later.records}
              as="stack"
            />
          </Figure>
        </div>
      </div>
    </>
  )
}

const byName = (all: Figures['silent']) =>
  all.toSorted((a, b) => AGENCY_TYPE_WORDS[a.type].localeCompare(AGENCY_TYPE_WORDS[b.type], 'en-GB'))
