import type { ServerResponse } from 'node:http'

/** Answers JSON; never cached, because every answer is the state of this moment. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  answer(response, status, 'application/json; charset=utf-8', JSON.stringify(body))
}

export function answer(response: ServerResponse, status: number, contentType: string, body: string | Buffer): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(body)
}
