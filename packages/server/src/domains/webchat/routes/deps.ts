import type { FastifyRequest } from 'fastify'
import type { App } from '../../../platform/http.ts'
import type { Share, Watch } from '../../sharing/index.ts'
import type { WebchatDeps } from '../deps.ts'
import type { Streams } from '../events/streams.ts'
import { openPage, type Visitor, visitorOf } from '../visitor.ts'

export interface VisitorRoutesDeps extends WebchatDeps {
  /** Lets in end users alone. */
  readonly protect: (scope: App) => void
  /** @throws AppError when the link is not, or not any more, or not for this end user */
  readonly resolveShare: (shareToken: string, who: { readonly endUserId: string }) => Promise<Share>
  /** Hears of links, accounts and tokens that end. */
  readonly watch: () => Watch
  readonly streams: Streams
  /** The visitor of this session writes. */
  readonly onTyping: (sessionId: string) => void
}

/** Who asks, by the token and the link of the request and by nothing else of it. */
export async function visitorFrom(
  { db, channel, resolveShare }: VisitorRoutesDeps,
  { endUser, params }: FastifyRequest,
): Promise<{ readonly visitor: Visitor; readonly linkId: string }> {
  const { share_token: shareToken = '' } = params as { share_token?: string }
  const share = await resolveShare(shareToken, { endUserId: endUser.id })
  const visitor = visitorOf(channel, { endUser, share })
  await openPage(db, channel, visitor)
  return { visitor, linkId: share.linkId }
}

/** So often a minute at most, each end user by themselves. */
export const perMinute = (max: number) => ({
  rateLimit: {
    max,
    timeWindow: 60_000,
    hook: 'preHandler' as const,
    keyGenerator: ({ endUser }: FastifyRequest) => endUser.id,
  },
})
