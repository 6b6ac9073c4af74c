import { append } from '../../../feed/index.ts'
import type { Handle } from '../../../platform/db.ts'

/** What lets somebody in: whichever of it ends, what runs on it ends too. */
export interface Access {
  readonly linkId?: string
  readonly endUserId?: string
  /** In hex. */
  readonly tokenHash?: string
}

/** A change that no screen is shown: every node hears of it by the feed, and ends what runs there. */
export const accessEnded = 'access_ended'

/** In the transaction that takes it away: heard when that commits. */
export const endAccess = (tx: Handle, ended: readonly Access[]): Promise<void> =>
  append(
    tx,
    ended.flatMap(namesOf).map((name) => ({ kind: accessEnded, sessionId: name })),
  )

/** One name for each thing that can end; it stands where other changes name a session. */
export const namesOf = ({ linkId, endUserId, tokenHash }: Access): string[] => [
  ...(linkId === undefined ? [] : [`link:${linkId}`]),
  ...(endUserId === undefined ? [] : [`user:${endUserId}`]),
  ...(tokenHash === undefined ? [] : [`token:${tokenHash}`]),
]
