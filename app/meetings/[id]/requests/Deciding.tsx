'use client'
import { useEffect, useRef, useState } from 'react'
import { requestsPage as words } from '../../../../lib/text/requests'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextArea } from '../../../ui/Field'
import { WhenReady } from '../../../ui/WhenReady'
import { Problem } from './Problem'
import styles from './requests.module.css'
import { useRequests } from './useRequests'

type Props = { meeting: string; request: string; children: React.ReactNode }
type Asked = { parts: string[]; keep: boolean; name: string }

/**
 * Around everything that can be decided on. Its buttons say in `data-parts` and `data-keep` what pressing them asks; one form then
 * asks for the reason, so that a log of thousands of entries is no page of thousands of forms.
 */
export function Deciding({ meeting, request, children }: Props) {
  const { run, problem, setProblem, busy } = useRequests(meeting)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<Asked | null>(null)
  const news = useRef<HTMLParagraphElement>(null)
  // What was pressed goes elsewhere on the page: the keys stay where it is said what was done.
  useEffect(() => {
    if (done) news.current?.focus({ preventScroll: true })
  }, [done])
  const close = () => setAsked(null)
  const ask = (event: React.MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-parts]') : null
    if (!(button instanceof HTMLButtonElement)) return
    const { parts = '', keep, name = '' } = button.dataset
    setProblem(null)
    setAsked({ parts: parts.split(' '), keep: keep === 'yes', name })
  }
  const decide = async (wish: Asked) => {
    const { parts, keep } = wish
    if (!reason.trim()) return setProblem(words.decide.missing)
    if (!(await run({ verb: 'withhold', input: { request, parts, keep, reason } }))) return
    setReason('')
    setDone(wish)
    close()
  }
  return (
    <WhenReady>
      {/* biome-ignore lint/a11y: the buttons inside are what is pressed, by mouse and by keyboard. */}
      <div className={styles.deciding} onClick={ask}>
        <p ref={news} role="status" tabIndex={-1} className={styles.news}>
          {done ? words.decide.said(done.keep, done.name) : null}
        </p>
        {children}
      </div>
      {asked ? (
        <Dialog title={`${asked.keep ? words.decide.out : words.decide.keep}: ${asked.name}`} onClose={close}>
          <Problem said={problem} />
          <TextArea label={words.why} hint={words.whyHint} value={reason} maxLength={1000} onChange={setReason} />
          <DialogActions>
            <Button onClick={close}>{words.decide.cancel}</Button>
            <Button look="primary" aria-disabled={busy || undefined} onClick={() => void decide(asked)}>
              {asked.keep ? words.decide.out : words.decide.keep}
            </Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </WhenReady>
  )
}
