import { recordPage as words } from '../../../../lib/text/record'
import { LinkButton } from '../../../ui/Button'
import { Plain } from '../../../ui/Plain'

/** Why there is no record to read here, and the way back. */
export const NotYet = ({ meeting, say = words.notYet }: { meeting: string; say?: { title: string; body: string } }) => (
  <Plain title={say.title} body={say.body}>
    <LinkButton look="primary" href={`/meetings/${meeting}/board`}>
      {words.notYet.back}
    </LinkButton>
  </Plain>
)
