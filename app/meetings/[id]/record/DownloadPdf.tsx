'use client'
import { useEffect, useState } from 'react'
import type { Form } from '../../../../lib/meeting/recording'
import { recordPage } from '../../../../lib/text/record'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { WhenReady } from '../../../ui/WhenReady'
import { asking } from './asking'
import styles from './Paper.module.css'

const words = recordPage.pdf
/** An approved version; the draft where there is none. `recipient`: another's than one's own. */
type Version = { form: Form; number: number; recipient?: string }

/** The record as a file, made when it is asked for: says that it is being made, and where it could not be. */
export function DownloadPdf({ meeting, version }: { meeting: string; version?: Version }) {
  const [work, setWork] = useState<'idle' | 'working' | 'failed'>('idle')
  const [file, setFile] = useState<string | null>(null)
  useEffect(() => () => (file ? URL.revokeObjectURL(file) : undefined), [file])
  const download = async () => {
    setWork('working')
    const made = await fetched(`/api/meetings/${meeting}/record.pdf${queryOf(version)}`)
    setWork(made ? 'idle' : 'failed')
    if (!made) return
    setFile(made)
    save(made, `record-${meeting}.pdf`)
  }
  return (
    <>
      <span role="status" className={styles.file}>
        {work === 'failed' ? words.failed : null}
      </span>
      <WhenReady>
        <Button small aria-disabled={work === 'working'} onClick={() => (work === 'working' ? undefined : download())}>
          <Icon name="download" />
          {work === 'working' ? words.working : words.download}
        </Button>
      </WhenReady>
    </>
  )
}

const queryOf = (version: Version | undefined) =>
  version ? `?${asking(version.form, version.number)}${version.recipient ? `&recipient=${version.recipient}` : ''}` : ''

/** The file's address on this page; null where there is none to be had. */
async function fetched(from: string): Promise<string | null> {
  try {
    const answer = await fetch(from)
    return answer.ok ? URL.createObjectURL(await answer.blob()) : null
  } catch {
    return null
  }
}

function save(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}
