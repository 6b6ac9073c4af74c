/** What came back is not Yunke's. Its message names the fault and never quotes the answer. */
export class UnusableAnswer extends Error {
  /** The HTTP status, if that is what was wrong. */
  readonly code: string

  constructor(message: string, code = '') {
    super(message)
    this.code = code
  }
}

/** The part of a `Response` that is used; undici's and the platform's both have it. */
export interface AnswerBody {
  readonly body: { getReader(): BodyReader } | null
}

interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: unknown }>
  cancel(): Promise<void>
}

/** A page of 200 calls has a few hundred KiB; whatever is beyond this is no answer to us. */
const maxBytes = 32 * 1024 * 1024

/** @throws UnusableAnswer when it is too long */
export async function readText({ body }: AnswerBody): Promise<string> {
  if (!body) return ''
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks).toString('utf8')
    if (!(value instanceof Uint8Array)) throw new UnusableAnswer('返回的不是字节')
    size += value.length
    if (size > maxBytes) {
      await reader.cancel()
      throw new UnusableAnswer('返回超过 32 MiB')
    }
    chunks.push(value)
  }
}

/** An answer that nobody reads to its end would keep its connection. */
export async function discard({ body }: AnswerBody): Promise<undefined> {
  await body?.getReader().cancel()
  return undefined
}
