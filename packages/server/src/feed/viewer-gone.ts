import { type Sql, sql } from '../platform/db.ts'
import { appendFrom } from './append.ts'
import type { Change } from './reader.ts'

/** Changes that no screen is shown: sockets of their `assignee` are closed, on whatever node they are. */
const viewerGone = 'viewer_gone'
/** The same for the sockets that one token opened: it is named where others name a session. */
const tokenGone = 'token_gone'

interface Gone {
  readonly csId: string | null
  /** Undefined: every socket of theirs. */
  readonly tokenId: string | undefined
}

/** Whose sockets the change ends; undefined for every other change. */
export function goneBy({ kind, assignee, sessionId }: Change): Gone | undefined {
  if (kind === viewerGone) return { csId: assignee, tokenId: undefined }
  if (kind === tokenGone) return { csId: assignee, tokenId: sessionId }
  return undefined
}

type Socket = { readonly ws: { close(code: number, reason: string): void }; readonly viewer: Who }
type Who = { readonly csId: string; readonly tokenId?: string | null }
const closeUnauthorized = 4401

export function closeGone(connections: Iterable<Socket>, change: Change): void {
  const gone = goneBy(change)
  for (const { ws, viewer } of connections) {
    if (viewer.csId !== gone?.csId) continue
    if (gone.tokenId === undefined || gone.tokenId === viewer.tokenId) ws.close(closeUnauthorized, 'not signed in')
  }
}

/** Ends the sockets of whom `csIds` selects when the transaction commits, as part of a statement. */
export const endViewers = (csIds: Sql): Sql =>
  appendFrom(sql`select ${viewerGone}, '', cs_id, null::int from (${csIds}) as gone (cs_id)`)

/** Ends the sockets that tokens opened, for rows `csId, tokenId`; other sockets of the same people stay. */
export const endTokens = (tokens: Sql): Sql =>
  appendFrom(sql`select ${tokenGone}, token_id, cs_id, null::int from (${tokens}) as gone (cs_id, token_id)`)
