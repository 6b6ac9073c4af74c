import type { HttpRequest } from './types.ts'

interface Encoded {
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** JSON, or a multipart form whose content type and boundary are written by the platform's own encoder. */
export async function encodeBody({ json, form }: Pick<HttpRequest, 'json' | 'form'>): Promise<Encoded> {
  if (form === undefined) return { headers: {}, ...(json !== undefined && { body: JSON.stringify(json) }) }
  const fields = new FormData()
  for (const [name, value] of Object.entries(form)) fields.set(name, value)
  // Encoded here, because each `fetch` knows only the FormData of its own library.
  const encoded = new Response(fields)
  const contentType = encoded.headers.get('content-type') ?? ''
  return { body: new Uint8Array(await encoded.arrayBuffer()), headers: { 'content-type': contentType } }
}
