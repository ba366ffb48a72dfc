import { services } from '../../../../server/services'

export const dynamic = 'force-dynamic'

/** One command of administration: agencies, people, and who looks after what. */
export async function POST(request: Request, { params }: { params: Promise<{ command: string }> }) {
  return services().accounts.administer(request, (await params).command)
}
