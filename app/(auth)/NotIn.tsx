import { signIn } from '../../lib/text/sign-in-page'
import { LinkButton } from '../ui/Button'
import { Plain } from '../ui/Plain'
import { TopBar } from '../ui/TopBar'

/** Why the organisation's own sign-in let somebody in nowhere, and the way back. */
export function NotIn({ title, body }: { title: string; body: string }) {
  return (
    <>
      <TopBar />
      <Plain title={title} body={body}>
        <LinkButton href="/sign-in">{signIn.again}</LinkButton>
      </Plain>
    </>
  )
}
