import { errors } from '../../../lib/text/shell'
import { LinkButton } from '../../ui/Button'
import { Plain } from '../../ui/Plain'
import { TopBar } from '../../ui/TopBar'

export const metadata = { title: errors.noMeeting.title }

export default function NoSuchMeeting() {
  return (
    <>
      <TopBar />
      <Plain title={errors.noMeeting.title} body={errors.noMeeting.body}>
        <LinkButton href="/meetings">{errors.back}</LinkButton>
      </Plain>
    </>
  )
}
