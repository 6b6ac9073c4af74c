export type NextStream = () => Promise<ReadableStream<Uint8Array> | undefined>

export interface JoinOptions {
  readonly nextStream?: NextStream | undefined
  /** Called with the bytes so far, and at the end once more; what it throws fails the joined stream. */
  readonly check: (bytes: number, isWhole: boolean) => void
}

/** One stream after the other, each opened when the one before it has ended and somebody reads on. */
export function joinStreams(first: ReadableStream<Uint8Array>, options: JoinOptions): ReadableStream<Uint8Array> {
  let reader = first.getReader()
  let bytes = 0
  const pull = async (): Promise<Uint8Array | undefined> => {
    for (;;) {
      const { done, value } = await reader.read()
      if (!done) return value
      const next = await options.nextStream?.()
      if (!next) return undefined
      reader = next.getReader()
    }
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const chunk = await pull()
          bytes += chunk?.byteLength ?? 0
          options.check(bytes, chunk === undefined)
          if (!chunk) return controller.close()
          controller.enqueue(chunk)
        } catch (error) {
          controller.error(error)
          await reader.cancel().catch(() => undefined)
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
