import {
  createEmbedder,
  createNearest,
  createRetrieve,
  type Retrieve,
  startEmbedding,
  startImports,
  startReindex,
} from '../domains/knowledge/index.ts'
import type { Db } from '../platform/db.ts'
import { messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { createOutbound } from '../platform/outbound/index.ts'
import type { Worker } from '../platform/worker.ts'
import type { Config } from './config.ts'

/** Of a page of a website. */
const pageLimits = { maxBytes: 10 * 1024 * 1024, timeoutMs: 30_000 }

interface KnowledgeSetting {
  readonly db: Db
  readonly log: Log
  readonly config: Pick<Config, 'embedding'>
}

/** What goes on with knowledge in the background: documents are read, entries cut anew, and given embeddings. */
export function startKnowledge(
  { db, log, config, onCommitted }: KnowledgeSetting & { readonly onCommitted: () => void },
  share: () => number,
) {
  const embedder = config.embedding && createEmbedder(config.embedding, globalThis.fetch)
  const imports = startImports({ db, log, onCommitted, outbound: createOutbound(pageLimits), share })
  const rooms: Worker[] = [imports, startReindex(db, log, share)]
  if (embedder) rooms.push(startEmbedding(db, log, embedder, share))
  return { imports, rooms }
}

/** By words, and by meaning where an embedding endpoint is set. */
export function retrieveFor({ db, log, config }: KnowledgeSetting): Retrieve {
  if (!config.embedding) return createRetrieve(db)
  const nearest = createNearest(db, createEmbedder(config.embedding, globalThis.fetch), (error) =>
    log.warn(`Found without embeddings: ${messageOf(error)}`),
  )
  return createRetrieve(db, nearest)
}
