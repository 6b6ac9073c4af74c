/** Opaque values by name, sent back exactly as they came. */
export type Cookies = Readonly<Record<string, string>>

export function writeCookies(cookies: Cookies): string {
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
}

/** What `Set-Cookie` headers set. Attributes are of no use to us: an account talks to one host. */
export function readSetCookies(headers: readonly string[]): Cookies {
  const cookies: Record<string, string> = {}
  for (const header of headers) {
    const pair = header.split(';', 1)[0] ?? ''
    const middle = pair.indexOf('=')
    const name = pair.slice(0, middle).trim()
    const value = pair.slice(middle + 1).trim()
    if (middle > 0 && value !== '') cookies[name] = value
  }
  return cookies
}
