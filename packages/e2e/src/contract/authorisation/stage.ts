import { sql } from '@yingda/server/platform/db.ts'
import { bootDesk, type TestDesk } from '@yingda/server/testing'
import { type Name, names, people, type Scope, type State } from './people.ts'
import { remember } from './remember.ts'
import type { Target } from './rules/index.ts'

export interface Stage {
  readonly desk: TestDesk
  readonly tokens: Readonly<Record<Name, string>>
  readonly targets: Readonly<Record<State, Target>>
  /** A session of the owner, who has asked the colleague to go on with it. */
  readonly offered: Target
  /** Sessions, agents and sign-ins are as they were at the beginning. */
  putBack(): Promise<void>
}

/** A session in every state, and somebody of every kind signed in. */
export async function setUp(scope: Scope): Promise<Stage> {
  const desk = await bootDesk({ env: { SESSION_READ_SCOPE: scope, OTP_REQUIRED_ROLES: '' } })
  const tokens = await signIn(desk)
  const targets = {
    manual: await served(desk, tokens.owner, 'chenjing'),
    closed: await served(desk, tokens.owner, 'wuting'),
    pending: await waiting(desk, 'zhaolei'),
    ai: await said(desk, 'sunli', 'VPN 连不上怎么办？'),
  }
  await desk.call('POST', `/api/sessions/${targets.closed.sessionId}/close`, { token: tokens.owner })
  const offered = await offer(desk, tokens.owner, await served(desk, tokens.owner, 'wanglei'))
  await desk.drain()
  const putBack = await remember(desk)
  return { desk, tokens, targets, offered, putBack }
}

async function signIn(desk: TestDesk): Promise<Record<Name, string>> {
  for (const { csId, roles } of Object.values(people)) {
    await desk.db.run(sql`
      insert into agents (id, user_id, name, manual_roles) values (${`agt_${csId}`}, ${csId}, ${csId}, ${[...roles]}::text[])
      on conflict (user_id) do update set manual_roles = excluded.manual_roles`)
  }
  const entries = names.map(async (name) => [name, (await desk.login(people[name].csId)).token] as const)
  const found = new Map(await Promise.all(entries))
  const tokenOf = (name: Name) => found.get(name) ?? ''
  return {
    ...{ owner: tokenOf('owner'), colleague: tokenOf('colleague'), bystander: tokenOf('bystander') },
    ...{ supervisor: tokenOf('supervisor'), admin: tokenOf('admin'), auditor: tokenOf('auditor') },
  }
}

async function said(desk: TestDesk, customer: string, text: string): Promise<Target> {
  await desk.say(customer, text)
  const row = await desk.db.one<Target>(sql`
    select s.id as "sessionId", s.customer_id as "customerId", s.id || '.1' as "msgId" from sessions s
    where s.customer_ref = ${`emp:${customer}`}`)
  if (!row) throw new Error(`${customer} has no session.`)
  return row
}

const waiting = (desk: TestDesk, customer: string) => said(desk, customer, '转人工')

async function served(desk: TestDesk, token: string, customer: string): Promise<Target> {
  const target = await waiting(desk, customer)
  const path = `/api/sessions/${target.sessionId}`
  await desk.call('POST', `${path}/accept`, { token, body: { csId: people.owner.csId } })
  const { data } = await desk.call('POST', `${path}/message`, { token, body: { content: '您好' } })
  await desk.drain()
  return { ...target, msgId: data.msgId }
}

async function offer(desk: TestDesk, token: string, target: Target): Promise<Target> {
  const { data } = await desk.call('POST', `/api/sessions/${target.sessionId}/transfer`, {
    token,
    body: { toCsId: people.colleague.csId },
  })
  return { ...target, transferId: data.transfer.transferId }
}
