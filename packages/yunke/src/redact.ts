export type Redact = (text: string) => string

const mobile = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g
const query = /(\bhttps?:\/\/[^\s"'<>?#]+)[?#][^\s"'<>]*/gi

/** `13800138000` → `138****8000`; anything else keeps its last four characters at most. */
export function maskPhone(phone: string): string {
  return /^1[3-9]\d{9}$/.test(phone) ? phone.replace(mobile, '$1****$2') : `****${phone.slice(-4)}`
}

/** Hides the given values, phone numbers, and whatever follows the path of an address: a signature makes it a key. */
export function createRedact(secrets: readonly string[]): Redact {
  const values = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
  // Longest first, so that a value that holds another is replaced whole. Very short ones would eat ordinary text.
  const known = [...new Set(values)].filter((value) => value.length > 3).sort((a, b) => b.length - a.length)
  return (text) =>
    known
      .reduce((rest, value) => rest.replaceAll(value, '***'), text)
      .replace(query, '$1?***')
      .replace(mobile, '$1****$2')
}

/** A copy of a foreign error that keeps name, message, code and causes, all redacted, and nothing else. */
export function redactError(error: unknown, redact: Redact, depth = 0): Error {
  if (!(error instanceof Error)) return new Error(redact(typeof error === 'string' ? error : 'not an Error'))
  const nested =
    error.cause !== undefined && depth < 4 ? { cause: redactError(error.cause, redact, depth + 1) } : undefined
  const copy = new Error(redact(error.message), nested)
  const code = 'code' in error && typeof error.code === 'string' ? { code: redact(error.code) } : {}
  return Object.assign(copy, { name: redact(error.name), stack: redact(error.stack ?? '') }, code)
}
