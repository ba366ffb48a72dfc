'use client'
import { blocked as words } from '../../../../lib/text/flow'
import { Notice } from '../../../ui/Notice'

/** The network lets this page through and live connections not: what does not work, and whom to tell. */
export const NetworkBlocks = () => (
  <Notice tone="stop" title={words.title} level={2} role="alert">
    <p>{words.body}</p>
    <p>{words.tell(location.host)}</p>
    <p>{words.trying}</p>
  </Notice>
)
