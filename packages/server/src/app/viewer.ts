import { principalOf, redeemCode, tokenFrom } from '../domains/agents/index.ts'
import type { Viewer } from '../feed/index.ts'
import type { Db } from '../platform/db.ts'
import type { OpenContract } from './open-contract.ts'

/** Who opens a socket: by a ticket (a browser), or by the token itself, in the query or as a bearer. */
export const viewerOf =
  (db: Db, open: OpenContract | undefined) =>
  async (query: URLSearchParams, authorization: string | undefined, named: string): Promise<Viewer | undefined> => {
    const ticket = query.get('ticket')
    if (ticket) return redeemCode(db, ticket, 'socket')
    const token = query.get('token') ?? tokenFrom(authorization)
    return token ? principalOf(db, token) : open?.viewer(named)
  }
