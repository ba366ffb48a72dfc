import { services } from '../../../server/services'

export const dynamic = 'force-dynamic'

/** What cannot wait for whoever asks: where and since when, never a word of it. Pages ask by themselves: that is no activity. */
export async function GET(request: Request) {
  const { read, look } = services()
  const found = await look(request.headers.get('cookie'))
  if (!found) return Response.json({}, { status: 401 })
  return Response.json(await read.alerts(found))
}
