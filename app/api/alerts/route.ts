import { services } from '../../../server/services'

export const dynamic = 'force-dynamic'

/** What cannot wait for whoever asks: where and since when, never a word of it. */
export async function GET(request: Request) {
  const { read, session } = services()
  const found = await session(request.headers.get('cookie'))
  if (!found) return Response.json({}, { status: 401 })
  return Response.json(await read.alerts(found))
}
