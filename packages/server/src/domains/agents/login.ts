import { type Db, type Handle, sql } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { LoginBody, LoginResponse } from './contract.ts'
import { redeemCode } from './one-time-codes.ts'
import { refusal } from './refusal.ts'
import { type Agent, agentColumns, presentAgent } from './rows.ts'
import { issueToken } from './tokens.ts'

/** The company directory: who works here, and by what name. */
export interface Directory {
  /** Throws when the directory cannot be asked. */
  find(userId: string): Promise<{ readonly name: string } | 'absent'>
}

export interface LoginDeps {
  readonly db: Db
  readonly log: Log
  readonly directory: Directory
  readonly requireProof: boolean
  readonly autoRegister: boolean
  readonly tokenTtlSeconds: number
}

/** Seed 0's sign-in. The directory decides who exists and what they are called; nothing is written before it has. */
export async function login(deps: LoginDeps, body: LoginBody): Promise<LoginResponse> {
  if (deps.requireProof) throw refusal(1001, undefined, '请使用企业微信扫码或链接登录')
  const userId = body.user_id.trim()
  const person = await check(deps, userId)
  return deps.db.tx(async (tx) => {
    const agent = await signIn(tx, deps, { userId, submittedName: body.name.trim(), person })
    return { ...presentAgent(agent), token: await issueToken(tx, agent.id, 'agent', deps.tokenTtlSeconds) }
  })
}

/** A one-time link proves by itself who comes. */
export const loginByLink = ({ db, tokenTtlSeconds }: LoginDeps, code: string): Promise<LoginResponse> =>
  db.tx(async (tx) => {
    const principal = await redeemCode(tx, code, 'login')
    const agent = principal && (await goOnline(tx, principal.csId, null))
    if (!agent) throw refusal(1001, undefined, '登录链接无效、已使用或已过期')
    return { ...presentAgent(agent), token: await issueToken(tx, agent.id, 'link', tokenTtlSeconds) }
  })

type Person = { readonly name: string } | 'unreachable'

/** What WeCom allows as a userid; anything else is nobody, and need not be asked for. */
const userIdShape = /^[\w@.-]{1,64}$/

async function check({ directory, log }: LoginDeps, userId: string): Promise<Person> {
  if (!userIdShape.test(userId)) throw refusal(1003, { reason: 'not_in_directory' })
  const found = await directory.find(userId).catch((error: unknown) => {
    log.warn({ userId }, `The WeCom directory could not be asked: ${messageOf(error)}`)
    return 'unreachable' as const
  })
  if (found === 'absent') throw refusal(1003, { reason: 'not_in_directory' })
  return found
}

interface Candidate {
  readonly userId: string
  readonly submittedName: string
  readonly person: Person
}

async function signIn(
  tx: Handle,
  { autoRegister, log }: LoginDeps,
  { userId, submittedName, person }: Candidate,
): Promise<Agent> {
  const directoryName = person === 'unreachable' ? null : person.name || null
  const known = await goOnline(tx, userId, directoryName)
  if (known) {
    log.info({ userId, degraded: person === 'unreachable' }, 'An agent signed in.')
    return known
  }
  if (person === 'unreachable') throw refusal(1003, { reason: 'directory_unreachable' })
  if (!autoRegister) throw refusal(1012)
  const created = await tx.one<Agent>(sql`
    insert into agents (id, user_id, name, status) values (${newId('agt')}, ${userId}, ${directoryName ?? (submittedName || userId)}, 'online')
    on conflict (user_id) do nothing returning ${agentColumns}`)
  // Whoever came first in another window made the agent: this sign-in is then one more of theirs.
  const agent = created ?? (await goOnline(tx, userId, directoryName))
  if (!agent) throw refusal(1012)
  log.info({ userId }, 'A new agent registered.')
  return agent
}

/** The stored name changes only to what the directory says. WeCom tells userids apart without regard to case. */
const goOnline = (tx: Handle, userId: string, directoryName: string | null) =>
  tx.one<Agent>(sql`
    update agents set status = 'online', name = coalesce(${directoryName}::text, name), updated_at = now()
    where lower(user_id) = lower(${userId}) and is_active returning ${agentColumns}`)
