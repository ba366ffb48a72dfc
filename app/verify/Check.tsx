'use client'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { codeIn } from '../../lib/ledger/printed'
import type { Authentic } from '../../lib/ledger/verdict'
import { verifyPage } from '../../lib/text/verify'
import { Button } from '../ui/Button'
import { TextArea } from '../ui/Field'
import { Icon } from '../ui/Icon'
import { Notice } from '../ui/Notice'
import { WhenReady } from '../ui/WhenReady'
import { Entries } from './Entries'
import styles from './page.module.css'
import { Facts, OnPaper, Result, Shows } from './Result'
import { linesOf, useVerifier, type Work } from './useVerifier'

/** A file dropped anywhere on the page is checked; without this the browser would leave the page and open it. */
function useDrop(take: (files: FileList) => void) {
  const dropped = useEffectEvent((event: DragEvent) => {
    event.preventDefault()
    if (event.dataTransfer?.files.length) take(event.dataTransfer.files)
  })
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => dropped(event)
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [])
}

/** Choose a file, give a key, read the verdict. */
export function Check({ published }: { published: string }) {
  const [keys, setKeys] = useState(published.trim())
  const [code, setCode] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const { work, check, stop } = useVerifier(linesOf(published))
  const input = useRef<HTMLInputElement>(null)
  const begin = (files: FileList | null, printed = code) => {
    const chosen = files?.[0]
    if (!chosen) return
    setFile(chosen)
    check(chosen, keys, printed)
  }
  useDrop(files => {
    if (input.current) input.current.files = files
    begin(files)
  })
  const arrived = useEffectEvent(() => {
    const printed = codeIn(window.location.hash)
    setCode(printed)
    begin(input.current?.files ?? null, printed)
  })
  useEffect(() => arrived(), [])
  return (
    <>
      <div className={styles.form}>
        <ChooseFile input={input} take={begin} />
        <WhenReady>
          <TextArea label={verifyPage.key} hint={verifyPage.keyHint} rows={2} value={keys} onChange={setKeys} />
          <TextArea label={verifyPage.code} hint={verifyPage.codeHint} rows={2} value={code} onChange={setCode} />
        </WhenReady>
        {file && work.is !== 'working' ? (
          <Button look="primary" onClick={() => check(file, keys, code)}>
            {verifyPage.again}
          </Button>
        ) : null}
        <p className={styles.stays}>
          <Icon name="lock" />
          {verifyPage.stays}
        </p>
      </div>
      <Outcome work={work} stop={stop} />
    </>
  )
}

type ChooseProps = { input: React.RefObject<HTMLInputElement | null>; take(files: FileList | null): void }

const ChooseFile = ({ input, take }: ChooseProps) => (
  <div className={styles.choose}>
    <label htmlFor="file">{verifyPage.choose}</label>
    <span id="file-hint">{verifyPage.chooseHint}</span>
    <input
      ref={input}
      id="file"
      type="file"
      accept=".json,application/json"
      aria-describedby="file-hint"
      onChange={event => take(event.target.files)}
    />
  </div>
)

function Outcome({ work, stop }: { work: Work; stop(): void }) {
  const heading = useRef<HTMLDivElement>(null)
  const over = work.is === 'done' || work.is === 'problem'
  useEffect(() => {
    if (over) heading.current?.focus()
  }, [over])
  if (work.is === 'waiting') return null
  if (work.is === 'working') return <Working {...work} stop={stop} />
  return (
    <div ref={heading} tabIndex={-1} className={styles.outcome}>
      {work.is === 'problem' ? (
        <Notice tone="warn" title={verifyPage.problem.title} level={2}>
          <p>{work.sentence}</p>
        </Notice>
      ) : (
        <>
          <Result {...work.checked} />
          <OnPaper printed={work.checked.printed} />
          <Facts {...work.checked} />
          {work.checked.verdict.verdict === 'authentic' ? <Proven verdict={work.checked.verdict} /> : null}
        </>
      )}
    </div>
  )
}

const { title, access } = verifyPage.table

const Proven = ({ verdict: { entries, destroyed, accessLines } }: { verdict: Authentic }) => (
  <>
    <Shows />
    <Entries id="entries" title={title} entries={entries} destroyed={destroyed} />
    {accessLines.length > 0 ? <Entries id="access" title={access} entries={accessLines} destroyed={[]} /> : null}
  </>
)

type WorkingProps = { file: string; progress: { done: number; of: number } | null; stop(): void }

const Working = ({ file, progress, stop }: WorkingProps) => (
  <section className={styles.working} aria-labelledby="working">
    <p id="working" role="status">
      {verifyPage.working(file)}
    </p>
    <progress aria-labelledby="working" value={progress?.done} max={progress?.of ?? 1} />
    <p>{progress ? verifyPage.share(progress.done, progress.of) : verifyPage.reading}</p>
    <Button small onClick={stop}>
      {verifyPage.stop}
    </Button>
  </section>
)
