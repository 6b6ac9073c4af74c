const bytes = 1_024

/** The beginning of an answer as text; the rest is not read, so that a long page is an answer as good as any. */
export async function headOf({ body }: Pick<Response, 'body'>): Promise<string> {
  if (!body) return ''
  const parts: Uint8Array[] = []
  const reader = body.getReader()
  for (let length = 0; length < bytes; ) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    length += value.byteLength
  }
  // Whatever ends the rest was not asked for.
  await reader.cancel().catch(() => {})
  return new TextDecoder().decode(Buffer.concat(parts).subarray(0, bytes)).replaceAll('\0', '')
}
