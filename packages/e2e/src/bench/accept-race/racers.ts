import { hashOf, newSecret } from '@yingda/server/platform/secrets.ts'
import type { World } from '../world.ts'

export interface Racer {
  readonly nth: number
  readonly csId: string
  readonly token: string
}

/** Agents who are there, with room for their part of the sessions and half of that. */
export async function addRacers({ sql }: World, agents: number, room: number): Promise<Racer[]> {
  const racers = Array.from({ length: agents }, (_, nth) => ({ nth, csId: `racer${nth}`, token: newSecret() }))
  for (const { csId, token } of racers) {
    await sql.query("insert into agents (id, user_id, name, status, max_load) values ($1, $2, $2, 'online', $3)", [
      ...[`agt_${csId}`, csId, room],
    ])
    await sql.query(
      `insert into staff_tokens (token_hash, agent_id, login_source, expires_at)
       values ($1, $2, 'bench', now() + interval '1 hour')`,
      [hashOf(token), `agt_${csId}`],
    )
  }
  return racers
}
