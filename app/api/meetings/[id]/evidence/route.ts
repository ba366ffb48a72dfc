import { fileAsked } from '../../../../../lib/protocol/requests'
import { answers } from '../../../../../lib/text/answers'
import { services } from '../../../../../server/services'
import { exported } from '../../../../exported'

export const dynamic = 'force-dynamic'

/** The evidence bundle of one meeting: whole and at once, or, where the address names a request, that request's file. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { searchParams, search } = new URL(request.url)
  if (!searchParams.has('of'))
    return exported(request, {
      here: `/api/meetings/${id}/evidence`,
      filename: `evidence-${id}.json`,
      none: answers.noMeeting,
      read: who => services().read.evidence(who, id),
    })
  const { data } = fileAsked.safeParse(Object.fromEntries(searchParams))
  return exported(request, {
    here: `/api/meetings/${id}/evidence${search}`,
    filename: `evidence-${data?.of}.json`,
    none: answers.noMeeting,
    back: `/meetings/${id}/requests?of=${data?.of}&as=${data?.as}&not=made`,
    read: async who => (data ? services().requests.file(who, id, data) : null),
  })
}
