'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { RequestView } from '../../../../lib/protocol/requests'
import { FORM_WORDS, requestsPage } from '../../../../lib/text/requests'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { WhenReady } from '../../../ui/WhenReady'
import { Problem } from './Problem'
import styles from './requests.module.css'

const words = requestsPage.make
const Refused = z.object({ code: z.string(), reason: z.string() })

/** What the file would hold, and making it: the person confirms that it is them where they must, then it downloads. */
export function Make({ meeting, one, waiting }: { meeting: string; one: RequestView; waiting: boolean }) {
  const { file, id, basis } = one
  const { make, problem, busy } = useFile(meeting, one)
  const here = `/meetings/${meeting}/requests?of=${id}`
  const full = file.form === 'full'
  return (
    <div className={styles.make}>
      {basis === 'subject-access' ? (
        <p>{words.onlyRedacted}</p>
      ) : (
        <nav aria-label={words.form} className={styles.row}>
          {(['redacted', 'full'] as const).map(form => (
            <a key={form} href={`${here}&as=${form}`} aria-current={form === file.form ? 'page' : undefined}>
              {FORM_WORDS[form]}
            </a>
          ))}
        </nav>
      )}
      <p>{full ? words.full : words.redacted}</p>
      <p className={styles.counts}>{full ? words.fullSize(file.shown) : words.counts(file.shown, file.withheld)}</p>
      {file.hidden ? <p>{words.hidden(file.hidden)}</p> : null}
      {full && !waiting ? null : (
        <Notice tone="warn">
          {full ? null : <p>{words.read}</p>}
          {waiting ? <p>{words.waiting}</p> : null}
        </Notice>
      )}
      <Problem said={problem} />
      <WhenReady>
        <div className={styles.row}>
          <Button
            look="primary"
            aria-disabled={busy || file.shown === 0 || undefined}
            onClick={() => (file.shown ? void make() : undefined)}
          >
            <Icon name="download" />
            {words.go}
          </Button>
          <span className={styles.small}>{file.shown ? words.goHint : words.nothing}</span>
        </div>
      </WhenReady>
    </div>
  )
}

function useFile(meeting: string, { id, file }: RequestView) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const outline = file.form === 'full' ? '' : `&outline=${file.outline}`
  const address = `/api/meetings/${meeting}/evidence?of=${id}&as=${file.form}${outline}`
  const make = async () => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    const said = await fetched(address)
    setBusy(false)
    if (said instanceof Blob) {
      save(said, `evidence-${id}.json`)
      return router.refresh()
    }
    if (said?.code === 'step-up') return location.assign(`/step-up?to=${encodeURIComponent(address)}`)
    setProblem(said?.reason ?? words.away)
    if (said?.code === 'superseded') router.refresh()
  }
  return { make, problem, busy }
}

/** The file; why there is none; null where nothing came that can be read. */
async function fetched(address: string): Promise<Blob | z.infer<typeof Refused> | null> {
  try {
    const answer = await fetch(address)
    if (answer.ok) return await answer.blob()
    return Refused.safeParse(await answer.json()).data ?? null
  } catch {
    return null
  }
}

function save(file: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
