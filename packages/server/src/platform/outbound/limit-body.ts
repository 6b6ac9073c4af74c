import { OutboundRefused, refusalIn } from './refused.ts'

type Body = ReadableStream<Uint8Array<ArrayBuffer>>

/** What is read of a body, whichever library's it is. */
interface Source {
  getReader(): {
    read(): Promise<{ done: boolean; value?: Uint8Array<ArrayBuffer> }>
    cancel(reason?: unknown): Promise<void>
  }
}

/** The same body, ended by an error as soon as it is larger; what is cancelled here is cancelled at the remote. */
export function limitBody(body: Source, maxBytes: number): Body {
  const reader = body.getReader()
  let bytes = 0
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (done || value === undefined) return controller.close()
        bytes += value.byteLength
        if (bytes <= maxBytes) return controller.enqueue(value)
        controller.error(new OutboundRefused('too_large'))
        await reader.cancel()
      } catch (error) {
        controller.error(refusalIn(error) ?? error)
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
}
