import { PASSPHRASE } from './testing'

/** The cookies of one browser, by name. */
export type Jar = Map<string, string>

/** The forms of the server at `base`, as a browser sends them: with their token, and cookies kept. */
export function browserAt(base: string) {
  const keep = (jar: Jar, response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  const header = (jar: Jar) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const get = async (path: string, jar: Jar) =>
    keep(jar, await fetch(base + path, { headers: { cookie: header(jar) }, redirect: 'manual' }))
  const post = async (path: string, jar: Jar, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const { csrfToken } = await (await get('/api/auth/csrf', jar)).json()
    const body = new URLSearchParams({ csrfToken, json: 'true', ...fields })
    return keep(
      jar,
      await fetch(base + path, {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: { cookie: header(jar), origin: base, ...headers },
      }),
    )
  }
  const signIn = (jar: Jar, email: string, passphrase = PASSPHRASE, fields = {}) =>
    post('/api/auth/callback/passphrase', jar, { email, passphrase, ...fields })
  return { get, post, signIn, header }
}
