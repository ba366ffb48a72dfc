import type { Analysed as Paragraph } from '../../../../lib/record/analysis'
import { analysedFor } from '../../../../lib/record/paper'
import { Out } from './Out'
import styles from './Paper.module.css'
import type { OutOf } from './Parts'

/** The analysis as it stands in a record. */
export const Analysed = ({ paragraphs, out }: { paragraphs: readonly Paragraph[]; out?: OutOf }) =>
  paragraphs.map(one => {
    const whose = analysedFor(one)
    return (
      <div key={one.id}>
        {one.title ? <h3>{one.title}</h3> : null}
        <p className={styles.words}>{one.body}</p>
        {whose ? <p className={styles.meta}>{whose}</p> : null}
        <Out of={out?.get(one.id)} />
      </div>
    )
  })
