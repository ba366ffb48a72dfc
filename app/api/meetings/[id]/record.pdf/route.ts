import { answers } from '../../../../../lib/text/answers'
import { services } from '../../../../../server/services'
import { exported } from '../../../../exported'

export const dynamic = 'force-dynamic'

/** One meeting's record as a tagged PDF: the draft for whoever judges it; by `number` an approved version, one's own or the `recipient`'s; by `form=summary` that of the decisions. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { searchParams, search } = new URL(request.url)
  const number = Number(searchParams.get('number')) || undefined
  const form = searchParams.get('form') === 'summary' ? 'summary' : 'record'
  const recipient = searchParams.get('recipient') ?? undefined
  return exported(request, {
    here: `/api/meetings/${id}/record.pdf${search}`,
    filename: `record-${id}.pdf`,
    type: 'application/pdf',
    none: answers.noMeeting,
    read: who => services().read.recordPdf(who, id, { form, number, recipient }),
  })
}
