import { signIn } from '../../../../lib/text/sign-in-page'
import { LinkButton } from '../../../ui/Button'
import { Plain } from '../../../ui/Plain'
import { TopBar } from '../../../ui/TopBar'

const words = signIn.taken

export const metadata = { title: words.title }

export default function Page() {
  return (
    <>
      <TopBar />
      <Plain title={words.title} body={words.body}>
        <LinkButton href="/sign-in">{signIn.again}</LinkButton>
      </Plain>
    </>
  )
}
