import { type Db, sql } from '../../platform/db.ts'
import { ints, texts } from '../../platform/sql-lists.ts'

/** Sockets of agents on this node, by csId; 0 for one whose last socket is gone. */
export type Sockets = ReadonlyMap<string, number>

/** Says who is connected here, in one statement for all. */
export async function beat(db: Db, nodeId: string, sockets: Sockets): Promise<void> {
  if (sockets.size === 0) return
  const csIds = [...sockets.keys()].sort()
  await db.run(sql`
    with beats as (
      select * from unnest(${texts(csIds)}, ${ints(csIds.map((csId) => sockets.get(csId) ?? 0))}) as b (cs_id, sockets)),
    seen as (
      insert into agent_presence (cs_id, node_id, sockets, seen_at) select cs_id, ${nodeId}, sockets, now() from beats
      on conflict (cs_id, node_id) do update set sockets = excluded.sockets, seen_at = excluded.seen_at)
    update agents set last_seen_at = now() where id in (
      select a.id from agents a join beats b on b.cs_id = a.user_id where b.sockets > 0
      order by a.id for update of a skip locked)`)
}
