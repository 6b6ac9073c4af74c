export type SafeLink = {
  href: string
  /** Where the link leads, for the reader to see before pressing. */
  host: string
}

const allowed = ['http:', 'https:', 'mailto:']

/** Only a whole address of a kind that opens outside of this page; everything else (`javascript:`, `data:`, paths) is no link. */
export function safeLink(address: string): SafeLink | undefined {
  const url = parse(address)
  if (!url || !allowed.includes(url.protocol)) return undefined
  if (url.protocol === 'mailto:') return { href: url.href, host: url.pathname }
  if (url.username || url.password) return undefined // `https://bank.example@evil.example` shows one host and opens another
  return { href: url.href, host: url.host }
}

/** `URL.canParse` is younger than many web views that open these pages. */
function parse(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined // @NOTE not a whole address: an answer, not a fault
  }
}
