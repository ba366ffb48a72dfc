import { services } from '../../../server/services'

export const dynamic = 'force-dynamic'

export async function GET() {
  const { ok } = await services().health()
  return Response.json({ ok }, { status: ok ? 200 : 503 })
}
