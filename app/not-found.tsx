import { errors } from '../lib/text/shell'
import { LinkButton } from './ui/Button'
import { Plain } from './ui/Plain'
import { TopBar } from './ui/TopBar'

export const metadata = { title: errors.notFound.title }

export default function NotFound() {
  return (
    <>
      <TopBar />
      <Plain title={errors.notFound.title} body={errors.notFound.body}>
        <LinkButton href="/meetings">{errors.back}</LinkButton>
      </Plain>
    </>
  )
}
