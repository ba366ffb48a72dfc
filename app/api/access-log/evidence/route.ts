import { answers } from '../../../../lib/text/answers'
import { services } from '../../../../server/services'
import { exported } from '../../../exported'

export const dynamic = 'force-dynamic'

/** The access log's own bundle, for whoever runs the deployment: who signed in, read, exported and destroyed, in every meeting. */
export async function GET(request: Request) {
  return exported(request, {
    here: '/api/access-log/evidence',
    filename: 'access-log.json',
    none: answers.nothing,
    read: who => services().read.accessEvidence(who),
  })
}
