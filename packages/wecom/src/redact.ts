export type Redact = (text: string) => string

const parameters = /\b(access_token|corpsecret|user_ticket|code)=[^&\s"'<>]+/gi

/** Replaces the given values, also as they look inside a URL or JSON, and whatever follows `access_token=` and its like. */
export function createRedact(secrets: readonly string[]): Redact {
  const values = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
  ])
  // Longest first, so that a value that holds another is replaced whole.
  const known = [...new Set(values)].filter((value) => value !== '').sort((a, b) => b.length - a.length)
  return (text) => known.reduce((rest, value) => rest.replaceAll(value, '***'), text.replace(parameters, '$1=***'))
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
