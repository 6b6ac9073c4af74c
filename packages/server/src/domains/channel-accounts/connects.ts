import { type Handle, sql } from '../../platform/db.ts'
import { hashOf, newSecret } from '../../platform/secrets.ts'

const lifeSeconds = 600

/** Begins the way of an account's owner to the remote's page and back. The state comes back with them; only its hash stays. */
export async function openConnect(db: Handle, channelId: string, agentId: string): Promise<string> {
  const state = newSecret()
  await db.run(sql`
    insert into channel_connects (state_hash, channel_id, agent_id, expires_at)
    values (${hashOf(state)}, ${channelId}, ${agentId}, now() + ${lifeSeconds}::int * interval '1 second')`)
  return state
}

/** Who began it; undefined: made up, of another channel, too late, or back once already. */
export async function claimConnect(db: Handle, channelId: string, state: string): Promise<string | undefined> {
  const claimed = await db.one<{ agentId: string; isGood: boolean }>(sql`
    delete from channel_connects where state_hash = ${hashOf(state)} and channel_id = ${channelId}
    returning agent_id as "agentId", expires_at > now() as "isGood"`)
  return claimed?.isGood ? claimed.agentId : undefined
}

export const sweepConnects = (db: Handle) => db.run(sql`delete from channel_connects where expires_at < now()`)
