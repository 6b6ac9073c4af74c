import { toLegalText } from '../legal-text.ts'
import type { WeComRequest } from '../transport.ts'

export function buildRequest(apiBase: string, request: WeComRequest): readonly [url: string, init: RequestInit] {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...request.query, ...request.secretQuery })) {
    if (value !== undefined) query.set(name, String(value))
  }
  const { body, headers } = encodeContent(request.body)
  const init: RequestInit = {
    method: request.method,
    // A redirect would carry the token in the URL to wherever it points.
    redirect: 'manual',
    headers: { ...headers, ...request.headers },
    ...(body !== undefined && { body }),
  }
  return [`${apiBase}${request.path}?${query}`, init]
}

interface Content {
  readonly body?: string | FormData
  readonly headers?: Readonly<Record<string, string>>
}

/** A form goes out as multipart, with a boundary of fetch's choice; everything else as JSON. */
function encodeContent(body: unknown): Content {
  if (body === undefined) return {}
  if (body instanceof FormData) return { body }
  return { body: encodeJson(body), headers: { 'content-type': 'application/json; charset=utf-8' } }
}

/** WeCom refuses `\uXXXX` (40033), which JSON.stringify writes for control characters and halves of surrogate pairs. */
function encodeJson(body: unknown): string {
  return JSON.stringify(body, (_key, value: unknown) => (typeof value === 'string' ? toLegalText(value) : value))
}
