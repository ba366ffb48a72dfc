import { services } from '../../../server/services'

export const dynamic = 'force-dynamic'

/** A screen in the room is connected by a code: nobody signs in on it. */
export async function POST(request: Request) {
  return services().pairRoom(request)
}
