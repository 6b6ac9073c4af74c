import { createYunkeSimulator, demoYunkeAccount, type NewYunkeCall } from '@yingda/simulators'
import { afterAll } from 'vitest'
import { bootDesk } from '../../../testing/index.ts'
import { lastMonth } from './crm-world.ts'

const customerPhone = '13900000008'

/** A desk with a Yunke beside it: an account, the calls of a month, and a customer who has been called. */
export async function crmDesk() {
  const sim = createYunkeSimulator({ calls: 120 })
  await sim.start()
  afterAll(() => sim.stop())
  const desk = await bootDesk({ env: { YUNKE_DEFAULT_DOMAIN: sim.url, YUNKE_RPS: '20', YUNKE_SYNC_AT: 'off' } })
  const [admin, agent] = [await desk.login('admin'), await desk.login('zhangsan')]
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, token = admin.token) =>
    desk.call(method, path, { token, body })
  const code = sim.companies[0]?.code ?? ''
  const account = { ...demoYunkeAccount, companyCode: code, companyName: '云杉科技' }
  const added = await call('POST', '/api/crm/accounts', account)
  async function sync(body: object = lastMonth()) {
    const { data } = await call('POST', '/api/crm/calls/sync', body)
    await desk.drain()
    return (await call('GET', `/api/crm/calls/runs/${data.runId}`)).data
  }
  await sync()
  await desk.say('wuting', '电话里说的那件事')
  const customerId: string = (await call('GET', '/api/sessions')).data[0].profileId
  await call('PUT', `/api/customers/${customerId}`, { version: 1, phone: customerPhone })
  return {
    ...{ desk, sim, admin, agent, call, sync, added, code, customerId, customerPhone },
    /** An answer that is no JSON. */
    raw: (
      path: string,
      { token = admin.token, headers = {} }: { token?: string; headers?: Record<string, string> } = {},
    ) => fetch(desk.url + path, { headers: { authorization: `Bearer ${token}`, ...headers } }),
    /** A call of the customer that has just ended, in the list of Yunke. */
    ring: (more: Partial<NewYunkeCall> = {}) => sim.addCall({ phone: customerPhone, talkSeconds: 30, ...more }),
  }
}
