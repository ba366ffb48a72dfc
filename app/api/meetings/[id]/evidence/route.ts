import { answers } from '../../../../../lib/text/answers'
import { services } from '../../../../../server/services'
import { exported } from '../../../../exported'

export const dynamic = 'force-dynamic'

/** The evidence bundle of one meeting. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return exported(request, {
    here: `/api/meetings/${id}/evidence`,
    filename: `evidence-${id}.json`,
    none: answers.noMeeting,
    read: who => services().read.evidence(who, id),
  })
}
