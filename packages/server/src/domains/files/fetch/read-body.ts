import { FileTooLarge } from './policy.ts'

export interface ReadLimits {
  readonly maxBytes: number
  readonly signal: AbortSignal
}

/** All of a stream. Over the limit, or past the deadline, the rest is left where it is. @throws FileTooLarge */
export async function readBody(
  body: ReadableStream<Uint8Array>,
  { maxBytes, signal }: ReadLimits,
): Promise<Uint8Array> {
  const reader = body.getReader()
  const cancel = () => void reader.cancel(signal.reason).catch(() => {})
  signal.addEventListener('abort', cancel, { once: true })
  try {
    signal.throwIfAborted()
    const parts: Uint8Array[] = []
    let size = 0
    for (;;) {
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      if (done) return Buffer.concat(parts)
      size += value.byteLength
      if (size > maxBytes) throw new FileTooLarge(maxBytes)
      parts.push(value)
    }
  } catch (error) {
    // @NOTE what made it stop is what is told; that the rest cannot even be refused is no news.
    await reader.cancel().catch(() => {})
    throw error
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
