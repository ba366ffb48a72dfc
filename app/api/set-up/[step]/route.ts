import { services } from '../../../../server/services'

export const dynamic = 'force-dynamic'

/** What a link opens, and its use. Nobody need be signed in: the link is what they have. */
export async function POST(request: Request, { params }: { params: Promise<{ step: string }> }) {
  return services().accounts.link(request, (await params).step)
}
