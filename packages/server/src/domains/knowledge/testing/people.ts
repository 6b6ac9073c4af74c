import { sql } from '../../../platform/db.ts'
import type { Answer, TestDesk } from '../../../testing/index.ts'

type Method = Parameters<TestDesk['call']>[0]

/** Somebody who administers bots: calls under `/api/v1/knowledge/`, each checked against the desk's own OpenAPI. */
export interface Keeper {
  readonly agentId: string
  ask(method: Method, path: string, body?: unknown): Promise<Answer>
  /** Raw bytes. */
  send(path: string, bytes: Uint8Array | string): Promise<Response>
  /** What is no JSON. */
  fetch(path: string): Promise<Response>
}

export async function keeper(desk: TestDesk, userId: string): Promise<Keeper> {
  const agentId = `agt_${userId}`
  await desk.db.run(sql`
    insert into agents (id, user_id, name, manual_roles) values (${agentId}, ${userId}, ${userId}, '{bot_owner}')
    on conflict (user_id) do nothing`)
  const { token } = await desk.login(userId)
  const base = '/api/v1/knowledge/'
  const authorization = `Bearer ${token}`
  return {
    agentId,
    ask: (method, path, body) => desk.call(method, base + path, { token, ...(body !== undefined && { body }) }),
    send: (path, bytes) =>
      fetch(desk.url + base + path, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/octet-stream' },
        body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
      }),
    fetch: (path) => fetch(desk.url + base + path, { headers: { authorization } }),
  }
}

export async function botOf(desk: TestDesk, { agentId }: Keeper, id: string): Promise<string> {
  await desk.db.run(sql`insert into bots (id, name, owner_id) values (${id}, ${id}, ${agentId})`)
  return id
}
