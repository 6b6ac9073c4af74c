import { sql } from '../../../platform/db.ts'
import type { TestDesk } from '../../../testing/index.ts'
import type { MessageInfo, SessionInfo } from '../contract.ts'

/** What most tests of a whole desk do with sessions, as one agent, who has room for all of them. */
export interface DeskSessions {
  /** The customer's newest session. */
  idOf(customer: string): Promise<string>
  /** Has the customer ask for a person. */
  pending(customer: string): Promise<string>
  /** And accepts. */
  manual(customer: string): Promise<string>
  command(
    sessionId: string,
    name: 'accept' | 'message' | 'close',
    body?: unknown,
    headers?: Record<string, string>,
  ): ReturnType<TestDesk['call']>
  info(sessionId: string): Promise<SessionInfo>
  history(sessionId: string, query?: string): Promise<MessageInfo[]>
}

export async function sessionsOf(desk: TestDesk, csId = 'zhangsan'): Promise<DeskSessions> {
  const { token } = await desk.login(csId)
  await desk.db.run(sql`update agents set max_load = 1000`)
  const self: DeskSessions = {
    async idOf(customer) {
      const row = await desk.db.one<{ id: string }>(sql`
        select session_id as id from customer_identities where customer_ref = ${`emp:${customer}`}`)
      if (!row) throw new Error(`${customer} has no session.`)
      return row.id
    },
    async pending(customer) {
      await desk.say(customer, '转人工')
      return self.idOf(customer)
    },
    async manual(customer) {
      const id = await self.pending(customer)
      const { status, message } = await self.command(id, 'accept', { csId })
      if (status !== 200) throw new Error(message)
      return id
    },
    command: (sessionId, name, body, headers = {}) =>
      desk.call('POST', `/api/sessions/${sessionId}/${name}`, { token, body, headers }),
    info: async (sessionId) => (await desk.call('GET', `/api/sessions/${sessionId}`, { token })).data,
    history: async (sessionId, query = '') =>
      (await desk.call('GET', `/api/sessions/${sessionId}/history${query}`, { token })).data,
  }
  return self
}
