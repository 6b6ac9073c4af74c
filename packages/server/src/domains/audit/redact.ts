/** Names of what is nobody's to read later. */
const secretName = /password|secret|token|otp|code$|^login$|authorization|cookie/i
/** A mobile number of the mainland, alone or within a text, with or without the country's. */
const mobile = /(?<![\w])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\w)/g

/** What the writer of a line overlooked: texts under a name that promises a secret, and mobile numbers anywhere. */
export function redact(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return secretName.test(name) ? '***' : value.replaceAll(mobile, '***')
  if (Array.isArray(value)) return value.map((one) => redact(one, name))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redact(one, key)]))
}
