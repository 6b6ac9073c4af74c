import type { FastifyReply } from 'fastify'
import { AppError } from '../../../platform/errors.ts'
import type { Call } from '../ask/call.ts'

/**
 * OpenAI's clients try 409, 429 and failures again by themselves. That is told off where it cannot help (a quota), and where
 * it would ask the same question twice.
 */
export function noteRetry(reply: FastifyReply, error: unknown, call: Call | undefined): void {
  const status = error instanceof AppError ? error.status : 500
  const isQuota = status === 429 && typeOf(error) === 'insufficient_quota'
  if (isQuota || status === 409 || call?.isSpent) reply.header('x-should-retry', 'false')
}

function typeOf(error: unknown): unknown {
  const data = error instanceof AppError ? error.data : undefined
  return typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined
}
