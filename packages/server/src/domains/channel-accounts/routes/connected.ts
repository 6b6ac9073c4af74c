import { Type } from 'typebox'
import { ChannelError, messageOf } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http.ts'
import { audit } from '../../audit/index.ts'
import { connectPage } from '../connect-page.ts'
import { claimConnect } from '../connects.ts'
import type { ChannelAccountRoutesDeps } from './deps.ts'

const perMinute = 60

/** Where a browser comes back to from the remote's page. Nobody signs in here: the state says who began it. */
export const connectedRoute = (app: App, deps: ChannelAccountRoutesDeps) =>
  app.get(
    '/channel/:channelId/connected',
    {
      schema: { hide: true, params: Type.Object({ channelId: Type.String({ maxLength: 64 }) }) },
      config: { rateLimit: { max: perMinute, timeWindow: 60_000 } },
    },
    async ({ params: { channelId }, url, ip }, reply) => {
      const query = new URLSearchParams(url.slice(url.indexOf('?') + 1))
      const { status, words } = await finish(deps, { channelId, query, ip })
      const { body, policy } = connectPage(words)
      return reply
        .status(status)
        .header('cache-control', 'no-store')
        .header('content-security-policy', policy)
        .header('referrer-policy', 'no-referrer')
        .header('x-content-type-options', 'nosniff')
        .type('text/html; charset=utf-8')
        .send(body)
    },
  )

interface Return {
  readonly channelId: string
  readonly query: URLSearchParams
  readonly ip: string
}

async function finish(deps: ChannelAccountRoutesDeps, { channelId, query, ip }: Return) {
  const { db, connectOf, connected, log } = deps
  const connect = connectOf(channelId)
  const agentId = connect && (await claimConnect(db, channelId, query.get('state') ?? ''))
  if (!connect || agentId === undefined) return { status: 400, words: 'gone' } as const
  try {
    const account = await connect.finish(query)
    const line = {
      actor: { type: 'agent', id: agentId },
      action: 'channel_account.connect',
      target: { type: 'channel_account', id: account.id },
      details: { channelId, externalId: account.externalId },
      ip,
    } as const
    await connected(channelId, account, (tx) => audit(tx, line))
    return { status: 200, words: 'done' } as const
  } catch (error) {
    log.warn({ err: error, channelId }, `An account was not connected: ${messageOf(error)}`)
    const isRefusal = error instanceof ChannelError && error.kind === 'rejected'
    return { status: isRefusal ? 400 : 502, words: isRefusal ? 'refused' : 'failed' } as const
  }
}
