import { Type } from 'typebox'
import type { App } from '../../../platform/http.ts'
import { findAvatar } from '../avatars/store.ts'
import { refusal } from '../refusal.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { assertSeen } from './read-existing.ts'
import { CustomerParams, profileRefusals, tags } from './schemas.ts'

const picture = { schema: Type.Unsafe({ type: 'string', format: 'binary' }) }

export const avatarRoute = (app: App, deps: CustomerRoutesDeps) =>
  app.get(
    '/api/customers/:customerId/avatar',
    {
      schema: {
        operationId: 'getCustomerAvatar',
        tags,
        description:
          'The picture that the channel shows of the customer; `avatar` of the profile is its version. 404/40407 when there is none.',
        params: CustomerParams,
        response: {
          200: {
            description: 'the picture',
            content: { 'image/png': picture, 'image/jpeg': picture, 'image/webp': picture, 'image/gif': picture },
          },
          304: { description: 'as it was: `If-None-Match` names this version', type: 'null' },
          ...profileRefusals,
        },
      },
    },
    async ({ principal, params, headers }, reply) => {
      await assertSeen(deps, principal, params.customerId)
      const avatar = await findAvatar(deps.db, params.customerId)
      if (!avatar) throw refusal(40407)
      const etag = `"${avatar.etag}"`
      // Asked again each time: who no longer sees the customer gets nothing from a cache.
      reply.headers({ etag, 'cache-control': 'private, no-cache' })
      if (headers['if-none-match'] === etag) return reply.code(304).send(null)
      return reply
        .headers({
          'content-type': avatar.mime,
          'x-content-type-options': 'nosniff',
          'content-security-policy': "default-src 'none'; sandbox",
        })
        .send(avatar.bytes)
    },
  )
