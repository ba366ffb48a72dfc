'use client'
import { useState } from 'react'
import { isForEverybody } from '../../../../lib/record/analysis'
import { recordPage } from '../../../../lib/text/record'
import { shell } from '../../../../lib/text/shell'
import type { DraftsView, DraftView } from '../../../live/drafts'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Select, TextArea, TextField } from '../../../ui/Field'
import styles from './Analysis.module.css'

const words = recordPage.analysis
type Props = { n: number; one: DraftView; drafts: DraftsView; known: readonly { id: string; name: string }[] }

/** The box of a paragraph's words. */
export const boxOf = (id: string) => `analysis-${id}`

/** One paragraph under several hands: its words letter by letter, who gets it, whom it is about. */
export function Paragraph({ n, one, drafts, known }: Props) {
  const { id, fields, writers } = one
  const names = [...new Set(writers.map(({ name }) => name))]
  const [about = ''] = fields.children
  return (
    <fieldset className={styles.paragraph}>
      <legend className="sr">{words.paragraph(n)}</legend>
      <TextField
        label={words.heading}
        value={fields.headline}
        maxLength={300}
        bind={drafts.field(id, 'headline')}
        onChange={headline => drafts.change(id, { headline })}
      />
      <TextArea
        id={boxOf(id)}
        label={words.words}
        rows={4}
        value={fields.body}
        maxLength={20_000}
        bind={drafts.field(id, 'body')}
        onChange={body => drafts.change(id, { body })}
      />
      <p className={styles.small} role="status">
        {names.length ? words.writing(names) : null}
      </p>
      <div className={styles.choices}>
        <Select
          label={words.to}
          value={isForEverybody(fields) ? 'meeting' : 'professionals'}
          options={[
            ['professionals', words.readers.professionals],
            ['meeting', words.readers.meeting],
          ]}
          onChange={audience => drafts.change(id, { audience, audienceChosen: true })}
        />
        {known.length > 1 ? (
          <Select
            label={words.whom}
            value={known.some(child => child.id === about) ? about : ''}
            options={[['', words.all], ...known.map(child => [child.id, child.name] as const)]}
            onChange={child => drafts.change(id, { children: child ? [child] : [] })}
          />
        ) : null}
        <Remove n={n} remove={() => drafts.remove(id)} />
      </div>
    </fieldset>
  )
}

function Remove({ n, remove }: { n: number; remove(): void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button small look="quiet" onClick={() => setAsking(true)}>
        {words.remove(n)}
      </Button>
      {asking ? (
        <Dialog title={words.removeTitle(n)} onClose={() => setAsking(false)}>
          <p>{words.sure}</p>
          <DialogActions>
            <Button look="danger" onClick={remove}>
              {words.remove(n)}
            </Button>
            <Button onClick={() => setAsking(false)}>{shell.cancel}</Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </>
  )
}
