import type { FastifyReply } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import type { Request } from '../../platform/http.ts'
import type { Principal } from './principal.ts'
import { refusal } from './refusal.ts'

/** A key of another program, asked about one operation. */
export type KeyVerdict =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'too often'; readonly waitSeconds: number }
  | { readonly kind: 'let in'; readonly key: { readonly id: string; readonly name: string } }

/** Undefined for a token that is no key. */
export type KeyHolder = (token: string, operationId: string) => Promise<KeyVerdict | undefined>

/**
 * A key as who asks: nobody of the staff, without a role. Undefined for a token that is no key.
 * @throws AppError 1001, 1002, 42900
 */
export async function principalByKey(
  holder: KeyHolder,
  token: string,
  { routeOptions }: Request,
  reply: FastifyReply,
): Promise<Principal | undefined> {
  const verdict = await holder(token, routeOptions.schema?.operationId ?? '').catch((cause: unknown) => {
    throw new AppError(50300, 503, '服务暂时不可用，请稍后再试', { cause, exposed: true })
  })
  if (!verdict) return undefined
  if (verdict.kind === 'unknown') throw refusal(1001)
  if (verdict.kind === 'forbidden') throw refusal(1002)
  if (verdict.kind === 'too often') {
    reply.header('retry-after', verdict.waitSeconds)
    throw refusal(42900)
  }
  const { id, name } = verdict.key
  return {
    agentId: id,
    csId: `key:${id}`,
    name,
    roles: [],
    tokenId: id,
    degraded: false,
    mustEnrol: false,
    key: { id },
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Knows the keys of other programs. */
    keyHolder?: KeyHolder
  }
}
