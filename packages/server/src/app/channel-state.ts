import { type ChannelState, createMemoryState } from '../channels/channel-state.ts'
import { type Db, sql } from '../platform/db.ts'
import type { Sealer } from '../platform/sealed.ts'
import { withRowLease } from './row-lease.ts'

interface StateDeps {
  readonly db: Db
  readonly sealer: Sealer
}

const table = sql`channel_state`

/** What one channel keeps, in the database and sealed, so that every node finds it and no backup gives it away. */
export function openChannelState({ db, sealer }: StateDeps, channelId: string): ChannelState {
  const turns = createMemoryState()
  const prefix = `${channelId} `
  const contextOf = (key: string) => `channel state ${prefix}${key}`
  return {
    async get(key) {
      const row = await db.one<{ sealed: string }>(sql`
        select sealed from channel_state where key = ${prefix + key} and sealed is not null`)
      return row && unseal(sealer, row.sealed, contextOf(key))
    },
    async set(key, value) {
      const sealed = value === undefined ? null : sealer.seal(value, contextOf(key))
      await db.run(sql`
        insert into channel_state (key, sealed) values (${prefix + key}, ${sealed})
        on conflict (key) do update set sealed = excluded.sealed`)
    },
    async keys() {
      const rows = await db.rows<{ key: string }>(sql`
        select key from channel_state where starts_with(key, ${prefix}) and sealed is not null order by key`)
      return rows.map(({ key }) => key.slice(prefix.length))
    },
    exclusive: (key, work) => turns.exclusive(key, () => withRowLease(db, table, prefix + key, work)),
  }
}

/** One that no key of ours opens any more is as good as none: its owner connects the account again. */
function unseal(sealer: Sealer, sealed: string, context: string): string | undefined {
  try {
    return sealer.open(sealed, context).text
  } catch {
    // @NOTE the sealing key was changed without the former one.
    return undefined
  }
}
