/** `https://www.example.com:8443`: what a browser calls the site that a request comes from. undefined: no such thing. */
export function originOf(text: string): string | undefined {
  const trimmed = text.trim()
  if (!URL.canParse(trimmed)) return undefined
  const { protocol, origin, pathname, search, hash, username, password } = new URL(trimmed)
  const isBare = pathname === '/' && search === '' && hash === '' && username === '' && password === ''
  return isBare && (protocol === 'https:' || protocol === 'http:') ? origin : undefined
}
