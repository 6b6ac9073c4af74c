import { withDeadline } from '../deadline.ts'

export interface BodyLimits {
  /** Longest silence of the other side, in milliseconds. */
  readonly idleMs: number
  /** For the whole body, in milliseconds: one that only drips ends as well. */
  readonly totalMs: number
  /** Turns what went wrong into the error that the reader gets. */
  readonly toError: (error: unknown) => Error
}

/** The same bytes under a deadline. Nothing is read before somebody asks for it. */
export function guardBody(body: ReadableStream<Uint8Array>, limits: BodyLimits): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  const endsAt = performance.now() + limits.totalMs
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const waitMs = Math.min(limits.idleMs, endsAt - performance.now())
          const { done, value } = await withDeadline(waitMs, () => reader.read())
          if (done) return controller.close()
          controller.enqueue(value)
        } catch (error) {
          controller.error(limits.toError(error))
          await reader.cancel().catch(() => undefined)
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
