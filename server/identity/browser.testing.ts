/** As much of a browser as sign-in needs: cookies by origin, and redirects one by one. */
export function browser(base: string) {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { origin } = new URL(url)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    return jar
  }
  const cookies = (url = base) => [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')

  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const full = new URL(url, base).href
    const headers = new Headers(init.headers)
    headers.set('cookie', cookies(full))
    const response = await fetch(full, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      if (value === '' || /max-age=0/i.test(line)) jarOf(full).delete(name)
      else jarOf(full).set(name, value)
    }
    return response
  }
  const form = async (path: string, fields: Record<string, string>): Promise<string> => {
    const { csrfToken } = await (await ask('/api/auth/csrf')).json()
    const body = new URLSearchParams({ csrfToken, json: 'true', ...fields })
    const response = await ask(path, { method: 'POST', body, headers: { origin: base } })
    const { url } = await response.json()
    return String(url)
  }
  const json = (path: string, value: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      body: JSON.stringify(value),
      headers: { origin: base, 'content-type': 'application/json', ...headers },
    })

  /** From the provider's address to ours: says who one is where the provider asks. Stops before our own callback. */
  const throughProvider = async (start: string, account: string): Promise<string> => {
    let url = start
    while (new URL(url).origin !== base) {
      const asks = new URL(url).pathname.startsWith('/interaction/')
      const body = new URLSearchParams({ account })
      const response = await ask(url, asks ? { method: 'POST', body } : {})
      const next = response.headers.get('location')
      if (!next) throw new Error(`the provider answered ${response.status}`)
      url = new URL(next, url).href
    }
    return url
  }
  return { ask, form, json, cookies, throughProvider, jar: jarOf(base) }
}
