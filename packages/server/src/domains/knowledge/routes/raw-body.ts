import { Type } from 'typebox'
import type { App } from '../../../platform/http.ts'
import { refusal } from '../refusal.ts'

/** Without a type: the bytes are what they are. */
export const Bytes = Type.Unsafe<Uint8Array>({ format: 'binary' })

/** In this scope bodies are raw bytes, and nothing else. */
export function takeBytes(scope: App, most: number): void {
  const raw = { parseAs: 'buffer', bodyLimit: most } as const
  scope.addContentTypeParser('application/octet-stream', raw, (_request, body, done) => done(null, body))
  // Any other type would be parsed for what it says it is.
  scope.removeContentTypeParser(['application/json', 'text/plain'])
  scope.setErrorHandler((error) => {
    throw isTooLarge(error) ? refusal('too_large') : error
  })
}

/** @throws 400 when there are none. */
export function filled(body: unknown): Uint8Array {
  if (!(body instanceof Uint8Array) || body.byteLength === 0) throw refusal('empty_file')
  return body
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && error.statusCode === 413
