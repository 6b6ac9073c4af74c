import { createMemoryTokenStore, type StoredToken, type TokenStore } from '@yingda/wecom'
import { type Db, sql } from '../platform/db.ts'
import type { Sealer } from '../platform/sealed.ts'
import { withRowLease } from './row-lease.ts'

interface TokensDeps {
  readonly db: Db
  readonly sealer: Sealer
}

const table = sql`wecom_tokens`

/**
 * Access tokens of WeCom that all nodes share, sealed in the database: one node fetches, under a lease and outside of any
 * transaction. A token once read is kept in memory; that another node has replaced it shows when WeCom refuses it.
 */
export function openWeComTokens({ db, sealer }: TokensDeps): Required<TokenStore> {
  const known = new Map<string, StoredToken>()
  const fetching = new Set<string>()
  const turns = createMemoryTokenStore()

  async function read(key: string): Promise<StoredToken | undefined> {
    const row = await db.one<{ sealed: string; leftMs: number }>(sql`
      select sealed, extract(epoch from expires_at - now())::float8 * 1000 as "leftMs" from wecom_tokens
      where key = ${key} and sealed is not null and expires_at > now()`)
    const token = row && unseal(sealer, row.sealed, key)
    return row && token !== undefined ? { token, expiresAt: Date.now() + row.leftMs } : undefined
  }

  return {
    async get(key) {
      const token = known.get(key)
      if (token && token.expiresAt > Date.now() && !fetching.has(key)) return token
      const stored = await read(key)
      remember(known, key, stored)
      return stored
    },
    async set(key, token) {
      const sealed = token ? sealer.seal(token.token, contextOf(key)) : null
      const leftMs = token ? token.expiresAt - Date.now() : 0
      await db.run(sql`
        insert into wecom_tokens (key, sealed, expires_at)
        values (${key}, ${sealed}, now() + ${leftMs}::float8 * interval '1 millisecond')
        on conflict (key) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`)
      remember(known, key, token)
    },
    exclusive: (key, work) =>
      turns.exclusive(key, () =>
        withRowLease(db, table, key, async () => {
          fetching.add(key)
          try {
            return await work()
          } finally {
            fetching.delete(key)
          }
        }),
      ),
  }
}

function remember(known: Map<string, StoredToken>, key: string, token: StoredToken | undefined): void {
  if (token) known.set(key, token)
  else known.delete(key)
}

const contextOf = (key: string): string => `wecom token ${key}`

/** One that no key of ours opens any more is as good as none. */
function unseal(sealer: Sealer, sealed: string, key: string): string | undefined {
  try {
    return sealer.open(sealed, contextOf(key)).text
  } catch {
    // @NOTE the sealing key was changed: the token is fetched anew and sealed by the new one.
    return undefined
  }
}
