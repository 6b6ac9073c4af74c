/** What went wrong, before a family of routes puts it into its own words. */
export interface Fault {
  readonly code: number
  readonly status: number
  readonly message: string
  readonly data?: unknown
  /** Where the shape of the request is wrong; such a fault has a status of each family. */
  readonly field?: { readonly path: readonly string[]; readonly problem: string }
}

interface Envelope {
  /** What a request of the wrong shape answers. */
  readonly badShape: number | undefined
  readonly wrap: (fault: Fault) => object
}

const desk: Envelope = {
  badShape: undefined,
  wrap: ({ code, message, data }) => ({ code, message, ...(data !== undefined && { data }) }),
}

const bots: Envelope = {
  badShape: 422,
  wrap: ({ message, field }) => ({ detail: field ? [{ loc: field.path, msg: field.problem }] : message }),
}

/** Both for those who read `detail` and for clients of OpenAI, which know nothing but `error`. */
const chat: Envelope = {
  badShape: 400,
  wrap: ({ message, status, data, field }) => {
    const { type = typeOf(status), param = field?.path.join('.') ?? null, code = null } = detailsOf(data)
    return { detail: message, error: { message, type, param, code } }
  },
}

/** Each family of routes keeps the envelope of its own contract. */
export function envelopeOf(url: string): Envelope {
  if (url.startsWith('/api/v1/')) return bots
  return url.startsWith('/api/v3/') ? chat : desk
}

function typeOf(status: number): string {
  if (status === 403) return 'permission_error'
  if (status === 429) return 'rate_limit_exceeded'
  return status < 500 ? 'invalid_request_error' : 'server_error'
}

const detailsOf = (data: unknown): { type?: unknown; param?: unknown; code?: unknown } =>
  typeof data === 'object' && data !== null ? data : {}
