import { WeComClient } from '@yingda/wecom'
import type { SessionInfo } from '../../domains/sessions/contract.ts'
import { sql } from '../../platform/db.ts'
import { bootDesk, type TestDesk, testKeys } from '../../testing/index.ts'

/** A desk beside customer service, seen from one agent who has room for all. */
export interface KfDesk extends TestDesk {
  readonly token: string
  readonly openKfId: string
  readonly accountId: string
  /** Waits for the doorbells and for everything they lead to. */
  settled(): Promise<void>
  writes(customer: string, text: string): Promise<void>
  /** The customer's newest session. */
  infoOf(customer: string): Promise<SessionInfo>
  /** The customer asks for a person, and the agent accepts. */
  manual(customer: string): Promise<string>
  /** What somebody with the API does beside the desk. */
  trans(customer: string, state: number, servicerUserId?: string): Promise<void>
  /** The state at WeCom. */
  stateOf(customer: string): number | undefined
  /** What the customer reads. */
  reads(customer: string): { readonly text: string; readonly code?: string }[]
}

export async function bootKfDesk(options: Parameters<typeof bootDesk>[0] = {}): Promise<KfDesk> {
  const desk = await bootDesk(options)
  const { sim, db } = desk
  const openKfId = sim.kf.state()[0]?.open_kfid ?? ''
  const { token } = await desk.login('zhangsan')
  await db.run(sql`update agents set max_load = 1000`)
  await desk.drain()
  const { kf } = new WeComClient({
    corpId: testKeys.WECHAT_CORP_ID,
    secret: testKeys.WECHAT_SECRET,
    apiBase: sim.url,
  })
  const self: KfDesk = {
    ...desk,
    token,
    openKfId,
    accountId: `acc_wecom-kf_${openKfId}`,
    async settled() {
      await sim.drain()
      await desk.drain()
    },
    async writes(from, text) {
      sim.kf.message({ open_kfid: openKfId, from, text })
      await self.settled()
    },
    async infoOf(customer) {
      const row = await db.one<{ id: string }>(sql`
        select session_id as id from customer_identities where customer_ref = ${customer}`)
      return (await desk.call('GET', `/api/sessions/${row?.id}`, { token })).data
    },
    async manual(customer) {
      await self.writes(customer, '转人工')
      const { sessionId } = await self.infoOf(customer)
      await desk.call('POST', `/api/sessions/${sessionId}/accept`, { token, body: { csId: 'zhangsan' } })
      await desk.drain()
      return sessionId
    },
    async trans(externalUserId, state, servicerUserId) {
      await kf.serviceState.trans({ openKfId, externalUserId, state, ...(servicerUserId && { servicerUserId }) })
    },
    stateOf: (customer) =>
      sim.kf
        .state()
        .flatMap(({ sessions }) => sessions)
        .find((one) => one.external_userid === customer)?.service_state,
    reads: (customer) =>
      sim.kf
        .sent(openKfId)
        .filter(({ touser }) => touser === customer)
        .map(({ text, code }) => ({ text, ...(code && { code }) })),
  }
  return self
}
