'use client'
import { useState } from 'react'
import { readableIn } from '../../../../../lib/board/deciding'
import type { ConflictView } from '../../../../../lib/board/matters'
import { typed } from '../../../../../lib/board/wording'
import { parseStatement } from '../../../../../lib/statements/index'
import { decide } from '../../../../../lib/text/decide'
import { shell } from '../../../../../lib/text/shell'
import { Actions, Button } from '../../../../ui/Button'
import { Dialog, DialogActions } from '../../../../ui/Dialog'
import { TextArea } from '../../../../ui/Field'
import { Notice } from '../../../../ui/Notice'
import { Panel } from '../../../../ui/Panel'
import { Tag } from '../../../../ui/Tag'
import matters from '../../matters/Matters.module.css'
import { useKeptText } from '../../ui/kept'
import { useMeetingValue } from '../../ui/MeetingContext'
import { AskReason } from '../AskReason'
import styles from './Decide.module.css'
import { Evidence } from './Evidence'

const words = decide.conflicts
const BOARD = 'professionals'

/** Contributions that do not agree, open ones first; the chair links them, and says how each was settled. */
export function Conflicts() {
  const { live, may, audience } = useMeetingValue()
  const [linking, setLinking] = useState(false)
  const [settling, setSettling] = useState<ConflictView | null>(null)
  const all = [...live.matters.conflicts].sort((a, b) => Number(!!a.resolution) - Number(!!b.resolution))
  const open = all.filter(one => !one.resolution).length
  const refOf = (id: string) => live.board.find(view => view.id === id)?.ref ?? ''
  const settle = async ({ id, version, between, question, audience: board }: ConflictView, resolution: string) => {
    const seen = audience(board)?.version ?? 0
    live.share(board, { kind: 'conflict', v: 1, seen, of: id, version, between, question, resolution })
    return null
  }
  return (
    <Panel id="conflicts" title={words.title} aside={open ? <Tag tone="warn">{words.open(open)}</Tag> : null}>
      <ul className={matters.list}>
        {all.length === 0 ? <li className={matters.none}>{words.none}</li> : null}
        {all.map(one => (
          <li key={one.id} className={matters.item}>
            <p className={matters.words}>
              <b>{one.between.map(({ contribution }) => refOf(contribution)).join(', ')}</b> {one.question}
            </p>
            {one.resolution ? (
              <p className={matters.quiet}>
                {words.settledBy}
                {one.resolution}
              </p>
            ) : may('conflict') ? (
              <Actions>
                <Button small onClick={() => setSettling(one)}>
                  {words.settle}
                </Button>
              </Actions>
            ) : null}
          </li>
        ))}
      </ul>
      {may('conflict') ? (
        <div className={styles.foot}>
          <Actions>
            <Button small onClick={() => setLinking(true)}>
              {words.add}
            </Button>
          </Actions>
        </div>
      ) : null}
      {linking ? <LinkDialog onClose={() => setLinking(false)} /> : null}
      {settling ? (
        <AskReason
          keep={`settle ${settling.id}`}
          words={{ ...words.settling, reason: words.settling.words }}
          onDone={text => settle(settling, text)}
          onClose={() => setSettling(null)}
        />
      ) : null}
    </Panel>
  )
}

function LinkDialog({ onClose }: { onClose(): void }) {
  const { live, state, audience } = useMeetingValue()
  const [question, setQuestion, letGo] = useKeptText('conflict')
  const [chosen, setChosen] = useState<string[]>([])
  const [asked, setAsked] = useState(false)
  const views = readableIn(BOARD, live.board, state.audiences)
  const between = views
    .filter(view => chosen.includes(view.id))
    .map(view => ({ contribution: view.id, version: view.version }))
  const seen = audience(BOARD)?.version ?? 0
  const parsed = parseStatement({ kind: 'conflict', v: 1, seen, between, question: typed(question) })
  const link = () => {
    setAsked(true)
    if (!parsed.ok) return
    live.share(BOARD, parsed.statement)
    letGo()
    onClose()
  }
  return (
    <Dialog title={words.form.title} onClose={onClose} wide>
      {asked && !parsed.ok ? (
        <Notice tone="stop" role="alert">
          <p>{words.form.missing}</p>
        </Notice>
      ) : null}
      <Evidence legend={words.form.between} views={views} chosen={chosen} onChange={setChosen} />
      <TextArea label={words.form.question} value={question} onChange={setQuestion} maxLength={1500} />
      <DialogActions>
        <Button look="primary" onClick={link}>
          {words.form.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
