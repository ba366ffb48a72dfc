import { services } from '../../../server/services'

export const dynamic = 'force-dynamic'

export const GET = () => Response.json(services().read.schema())
