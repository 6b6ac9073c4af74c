import type { ShareLinkDetail } from '@yingda/server/domains/sharing/contract'

export type LinkState = 'open' | 'revoked' | 'expired' | 'usedUp'

/** Revoked comes first, as it does for whoever opens the link. */
export function stateOf(
  link: Pick<ShareLinkDetail, 'revoked_at' | 'expires_at' | 'total' | 'used'>,
  now: number,
): LinkState {
  if (link.revoked_at) return 'revoked'
  if (link.expires_at && Date.parse(link.expires_at) < now) return 'expired'
  return link.total !== null && link.used >= link.total ? 'usedUp' : 'open'
}

export const addressOf = (shareToken: string): string => `${location.origin}/s/${shareToken}`

export const embedOf = (shareToken: string): string =>
  `<script src="${location.origin}/widget.js" data-share-token="${shareToken}" defer></script>`
