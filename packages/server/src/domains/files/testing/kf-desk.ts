import { sql } from '../../../platform/db.ts'
import { bootDesk, type TestDesk } from '../../../testing/index.ts'
import type { MessageInfo } from '../../sessions/contract.ts'

export interface KfDesk extends TestDesk {
  readonly token: string
  /** Writes as a WeChat customer and waits for everything that follows; the id of the customer. */
  write(from: string, what?: { type?: string; text?: string; content?: Record<string, string> }): Promise<Written>
  /** A session of the customer's that zhangsan has accepted. */
  accepted(from: string): Promise<string>
  history(sessionId: string): Promise<MessageInfo[]>
  upload(bytes: Uint8Array, name: string): Promise<string>
  download(fileId: string): Promise<Buffer>
  settle(): Promise<void>
}

export interface Written {
  readonly customer: string
  readonly msgid: string
}

/** A desk with a WeChat customer service account behind it. */
export async function bootKfDesk(): Promise<KfDesk> {
  const desk = await bootDesk()
  const { token } = await desk.login('zhangsan')
  await desk.db.run(sql`update agents set max_load = 100`)
  await desk.drain()
  const authorization = `Bearer ${token}`
  const settle = async () => {
    await desk.sim.drain()
    await desk.drain()
  }
  const write: KfDesk['write'] = async (from, { type = 'text', text = '转人工', content = {} } = {}) => {
    const { external_userid: customer, msgid } = desk.sim.kf.message({ from, type, text, content })
    await settle()
    return { customer, msgid }
  }
  return {
    ...desk,
    token,
    write,
    settle,
    async accepted(from) {
      const { customer } = await write(from)
      const row = await desk.db.one<{ id: string }>(
        sql`select session_id as id from customer_identities where customer_ref = ${customer}`,
      )
      const id = row?.id ?? ''
      await desk.call('POST', `/api/sessions/${id}/accept`, { token, body: { csId: 'zhangsan' } })
      await settle()
      return id
    },
    history: async (sessionId) => (await desk.call('GET', `/api/sessions/${sessionId}/history`, { token })).data,
    async upload(bytes, name) {
      const response = await fetch(`${desk.url}/api/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      })
      const answer: { data: { fileId: string } } = await response.json()
      return answer.data.fileId
    },
    async download(fileId) {
      const response = await fetch(`${desk.url}/api/files/${fileId}`, { headers: { authorization } })
      return response.ok ? Buffer.from(await response.arrayBuffer()) : Buffer.from(`HTTP ${response.status}`)
    },
  }
}
