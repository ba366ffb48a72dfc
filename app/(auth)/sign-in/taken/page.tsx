import { signIn } from '../../../../lib/text/sign-in-page'
import { NotIn } from '../../NotIn'

const words = signIn.taken

export const metadata = { title: words.title }

export default function Page() {
  return <NotIn title={words.title} body={words.body} />
}
