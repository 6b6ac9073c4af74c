import { sql } from '../../../platform/db.ts'
import type { Answer, TestDesk } from '../../../testing/index.ts'
import type { Role } from '../../access/contract.ts'

type Method = Parameters<TestDesk['call']>[0]

/** Somebody with a token: every call of theirs is checked against the desk's own OpenAPI. */
export interface Person {
  readonly token: string
  ask(method: Method, path: string, body?: unknown): Promise<Answer>
}

export const personWith = (desk: TestDesk, token: string): Person => ({
  token,
  ask: (method, path, body) => desk.call(method, path, { token, ...(body !== undefined && { body }) }),
})

/** Of the staff, with these roles; signed in the way of the demo. */
export async function staff(desk: TestDesk, userId: string, roles: readonly Role[]): Promise<Person> {
  await desk.db.run(sql`
    insert into agents (id, user_id, name, manual_roles) values (${`agt_${userId}`}, ${userId}, ${userId}, ${[...roles]}::text[])
    on conflict (user_id) do update set manual_roles = excluded.manual_roles`)
  return personWith(desk, (await desk.login(userId)).token)
}

export async function botOf(owner: Person, settings: object = {}, name = '小应'): Promise<string> {
  const { status, body } = await owner.ask('POST', '/api/v1/bots', { name, settings })
  if (status !== 200) throw new Error(`No bot was made: ${JSON.stringify(body)}`)
  return body.id
}

export async function linkTo(owner: Person, botId: string, settings: object = {}) {
  const { status, body } = await owner.ask('POST', `/api/v1/bots/${botId}/share-tokens`, settings)
  if (status !== 200) throw new Error(`No link was made: ${JSON.stringify(body)}`)
  return { id: String(body.id), token: String(body.share_token) }
}

/** Made by `owner` and signed in. */
export async function customer(desk: TestDesk, owner: Person, username: string): Promise<Person & { id: string }> {
  const password = `password of ${username}`
  const made = await owner.ask('POST', '/api/v1/end-users', { username, password })
  if (made.status !== 200) throw new Error(`No account was made: ${JSON.stringify(made.body)}`)
  const { status, body } = await desk.call('POST', '/api/v1/auth/login', { body: { username, password } })
  if (status !== 200) throw new Error(`${username} could not sign in: ${JSON.stringify(body)}`)
  return { ...personWith(desk, body.token), id: made.body.id }
}

export const masterKey = 'master-key-of-the-tests-with-32-bytes-and-more'
