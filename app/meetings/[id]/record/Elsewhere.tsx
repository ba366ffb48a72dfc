import { recordPage as words } from '../../../../lib/text/record'
import { errors } from '../../../../lib/text/shell'
import { LinkButton } from '../../../ui/Button'
import { Plain } from '../../../ui/Plain'
import { TopBar } from '../../../ui/TopBar'
import { ComeBack } from '../trail/ComeBack'

/** Where a page of another site led here: nothing is read before somebody asks for it. */
export const Elsewhere = ({ path }: { path: string }) => (
  <>
    <TopBar />
    <Plain title={errors.elsewhere.title} body={words.elsewhere}>
      <LinkButton href={path}>{words.openDraft}</LinkButton>
      <ComeBack path={path} />
    </Plain>
  </>
)
