import { expect, test } from 'vitest'
import { FileTooLarge } from './policy.ts'
import { readBody } from './read-body.ts'

const never = new AbortController().signal

function stream(parts: readonly string[], onCancel = () => {}) {
  const left = [...parts]
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = left.shift()
      if (part === undefined) return controller.close()
      controller.enqueue(Buffer.from(part))
    },
    cancel: onCancel,
  })
}

test('all parts are read, up to the limit', async () => {
  const bytes = await readBody(stream(['ab', 'cd']), { maxBytes: 4, signal: never })
  expect(Buffer.from(bytes).toString()).toBe('abcd')
})

test('what is over the limit is refused and the rest is not fetched', async () => {
  let cancelled = false
  const body = stream(['ab', 'cde', 'f'], () => {
    cancelled = true
  })
  await expect(readBody(body, { maxBytes: 4, signal: never })).rejects.toBeInstanceOf(FileTooLarge)
  expect(cancelled).toBe(true)
})

test('a stream that stands still is left at the deadline', async () => {
  const deadline = new AbortController()
  const reading = readBody(new ReadableStream<Uint8Array>(), { maxBytes: 4, signal: deadline.signal })
  deadline.abort(new Error('too slow'))
  await expect(reading).rejects.toThrow('too slow')
})

test('after the deadline nothing is begun', async () => {
  const reading = readBody(stream(['ab']), { maxBytes: 4, signal: AbortSignal.abort(new Error('too slow')) })
  await expect(reading).rejects.toThrow('too slow')
})
