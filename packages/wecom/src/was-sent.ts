/** Failures that come before the first byte of a request: name look-up, connection, TLS handshake. */
const codesBeforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])
const callsBeforeSending: ReadonlySet<unknown> = new Set(['getaddrinfo', 'connect'])

/** May a request that `fetch` gave up on have reached the other side? Yes, unless the error proves otherwise. */
export function mayHaveBeenSent(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return true
  if ('code' in error && typeof error.code === 'string' && codesBeforeSending.has(error.code)) return false
  if ('syscall' in error && callsBeforeSending.has(error.syscall)) return false
  return mayHaveBeenSent(error.cause, depth + 1)
}

/** A short word for people: the code of the deepest cause that has one. */
export function failureCode(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return ''
  const deeper = failureCode(error.cause, depth + 1)
  return deeper || ('code' in error && typeof error.code === 'string' ? error.code : '')
}
