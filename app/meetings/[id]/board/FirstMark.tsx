'use client'
import type { Held } from '../../../../lib/meeting/held'
import { chair } from '../../../../lib/text/chair'
import { Notice } from '../../../ui/Notice'
import { Marks } from '../ui/Marks'

const STAMP = { n: 0, at: '', by: { person: '', name: '', agency: '', role: '' }, leaf: '' }

/** The chair's mark while its author's agency alone is shown it. */
export function FirstMark({ held }: { held: Held }) {
  return (
    <Notice title={chair.held.yours}>
      <Marks mark={{ ...held, stamp: STAMP, changedSince: false }} />
      {held.reason ? <p>{held.reason}</p> : null}
      <p>{chair.held.yoursNote}</p>
    </Notice>
  )
}
