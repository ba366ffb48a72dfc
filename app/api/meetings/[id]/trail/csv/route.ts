import { answers } from '../../../../../../lib/text/answers'
import { services } from '../../../../../../server/services'
import { exported } from '../../../../../exported'
import { filtersIn } from '../../../../../meetings/[id]/trail/asked'

export const dynamic = 'force-dynamic'

/** The trail of one meeting as a table for a spreadsheet, filtered as its page is. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { searchParams, search } = new URL(request.url)
  return exported(request, {
    here: `/api/meetings/${id}/trail/csv${search}`,
    filename: `trail-${id}.csv`,
    type: 'text/csv; charset=utf-8',
    none: answers.noMeeting,
    read: who => services().read.trailTable(who, id, filtersIn(Object.fromEntries(searchParams)).filters),
  })
}
