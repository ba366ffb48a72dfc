import type { Preview } from '../../../../lib/protocol/record'
import type { Entrance } from '../../../../lib/protocol/views'
import { summaryPage } from '../../../../lib/text/circulation'
import { callNames } from '../../../../lib/text/names'
import { PART_WORDS, versionName, versionPage as words } from '../../../../lib/text/record'
import { Copy } from './Copy'
import { Held } from './Held'
import styles from './Paper.module.css'
import { Parts } from './Parts'
import side from './Versions.module.css'
import { Whose } from './Whose'

/** The whole draft beside what one recipient would have of it: on a phone, theirs first. */
export function Beside({ entrance, preview }: { entrance: Entrance; preview: Preview }) {
  const { form, recipient, whole, version, fingerprint, blocked, release, leftOut, children } = preview
  const name = versionName(recipient)
  return (
    <main id="main" tabIndex={-1}>
      <div className={side.top}>
        <h1>{form === 'summary' ? words.titleSummary(name) : words.title(name)}</h1>
        <p className={side.lead}>{words.lead}</p>
        <Held
          meeting={entrance.id}
          me={entrance.me.person}
          preview={{ form, recipient, fingerprint, blocked, release }}
        />
        {children ? (
          <Whose
            key={children.map(one => one.theirs).join()}
            meeting={entrance.id}
            person={recipient.id}
            name={name}
            all={children}
          />
        ) : null}
        <details className={side.outs}>
          <summary>
            {words.list} ({words.leftOut(leftOut.length)})
          </summary>
          <ul>
            {leftOut.map(({ id, part, ref, why, partly }) => (
              <li key={`${part}${id}${why}`}>
                {PART_WORDS[part]}, {ref}. {words.out(why, partly)}
              </li>
            ))}
          </ul>
        </details>
      </div>
      <div className={side.side}>
        <section aria-labelledby="theirs">
          <h2 id="theirs">{name}</h2>
          <div className={`${styles.paper} ${styles.beside}`}>
            <Copy version={version} level={2} prefix="theirs-" />
          </div>
        </section>
        <section aria-labelledby="whole">
          <h2 id="whole">{form === 'summary' ? summaryPage.whole : words.whole}</h2>
          <div className={`${styles.paper} ${styles.beside}`}>
            <Parts
              record={whole.record}
              agencies={whole.agencies}
              names={callNames(entrance.children)}
              out={new Map(leftOut.map(one => [one.id, one]))}
              prefix="whole-"
              summary={form === 'summary'}
            />
          </div>
        </section>
      </div>
    </main>
  )
}
