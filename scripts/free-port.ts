/** For the stories and the benchmark, which know nothing else of the server. */
export { freePort } from '../server/db/port'
