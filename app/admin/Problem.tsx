import { admin } from '../../lib/text/admin'
import { Notice } from '../ui/Notice'

/** Why something was not done, said at once. */
export function Problem({ text }: { text: string | null }) {
  if (!text) return null
  return (
    <Notice tone="stop" title={admin.problem} level={3} role="alert">
      <p>{text}</p>
    </Notice>
  )
}
