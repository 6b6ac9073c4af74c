import { beforeAll, describe, expect, test } from 'vitest'
import { crmDesk } from '../testing/crm-desk.ts'

const { desk, sim, agent, call, code, customerId, customerPhone, raw, ring } = await crmDesk()

describe('recordings', () => {
  let callId = ''
  beforeAll(async () => {
    const { id } = ring({ talkSeconds: 5 })
    const { data } = await call('POST', `/api/customers/${customerId}/calls/refresh`, undefined, agent.token)
    callId = data.items.find((one: { recordId: string }) => one.recordId === id).callId
  })

  test('are played by whoever sees the customer, whole and in parts, and each playing is audited', async () => {
    const whole = await raw(`/api/crm/recordings/${callId}`, { token: agent.token })
    const bytes = Buffer.from(await whole.arrayBuffer())
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'audio/mpeg'])
    const part = await raw(`/api/crm/recordings/${callId}`, { token: agent.token, headers: { range: 'bytes=10-19' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${bytes.length}`])
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20))
    const late = await raw(`/api/crm/recordings/${callId}`, { headers: { range: 'bytes=99999999-' } })
    expect(late.status).toBe(416)
    const { data } = await call('GET', `/api/audit?action=crm_recording.play&target=${callId}`)
    expect(data.items.map(({ actorId }: { actorId: string }) => actorId)).toEqual(['admin', 'zhangsan', 'zhangsan'])
    expect(JSON.stringify(data)).not.toMatch(/oss|Signature/)
  })

  test('of other people are not there for an agent, as if there were no such call', async () => {
    const { data } = await call('GET', '/api/crm/calls?hasRecording=true&limit=200')
    const other = data.items.find(({ phoneMasked }: { phoneMasked: string }) => phoneMasked !== '139****0008')
    const [refused, unknown] = await Promise.all(
      [other.callId, '999999', 'x', '../1'].map(async (id) => {
        const response = await raw(`/api/crm/recordings/${encodeURIComponent(id)}`, { token: agent.token })
        return [response.status, (await response.json()).code]
      }),
    )
    expect([refused, unknown]).toEqual([
      [404, 40411],
      [404, 40411],
    ])
    expect((await raw(`/api/crm/recordings/${other.callId}`)).status).toBe(200)
  })

  test('that there are not are said not to be', async () => {
    const { data } = await call('GET', '/api/crm/calls?hasRecording=false')
    const response = await raw(`/api/crm/recordings/${data.items[0].callId}`)
    expect([response.status, (await response.json()).code]).toEqual([404, 40414])
  })

  test('an address that leads away from where recordings are is not asked, and not told', async () => {
    const secret = 'http://127.0.0.2:9/planted.mp3'
    sim.faults({ emptyRecording: true })
    const forged = await call('PUT', `/api/crm/companies/${code}/push`, {})
    const body = [
      { id: 'forged-1', phone: customerPhone, createTime: '2026-03-02 10:00:00', duration: 9, recordUrl: secret },
    ]
    const pushed = await fetch(desk.url + forged.data.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(pushed.status).toBe(200)
    const { data } = await call('GET', `/api/crm/calls?phone=${customerPhone}&from=2026-03-02&to=2026-03-02`)
    const response = await raw(`/api/crm/recordings/${data.items[0].callId}`)
    const text = await response.text()
    expect(response.status).toBe(502)
    expect(text).not.toMatch(/planted|127\.0\.0\.2/)
    sim.faults({})
  })
})
