'use client'
import { useState } from 'react'
import { isBegun } from '../../../../lib/board/compose'
import { countDrafts } from '../../../../lib/board/preparing'
import { prepare } from '../../../../lib/text/prepare'
import type { DraftView } from '../../../live/drafts'
import { Button } from '../../../ui/Button'
import { later, useLater } from '../../../ui/later'

const draftsDialog = later(() => import('./DraftsDialog').then(({ DraftsDialog }) => DraftsDialog))

/** How many more drafts there are, and the way to each. `alone`: they are on this page only. */
export function DraftsLine({
  drafts,
  alone,
  onOpen,
}: {
  drafts: readonly DraftView[]
  alone: boolean
  onOpen(id: string): void
}) {
  const [listing, setListing] = useState(false)
  const DraftsDialog = useLater(draftsDialog, listing)
  const begun = drafts.filter(({ fields }) => isBegun(fields))
  if (begun.length === 0) return null
  const count = countDrafts(begun.map(({ fields }) => fields))
  const words = alone ? prepare.onThisPage(count) : prepare.ofYours(count)
  return (
    <>
      <Button small look="quiet" onClick={() => setListing(true)}>
        {words}
      </Button>
      {listing && DraftsDialog ? (
        <DraftsDialog title={words} drafts={begun} onOpen={onOpen} onClose={() => setListing(false)} />
      ) : null}
    </>
  )
}
