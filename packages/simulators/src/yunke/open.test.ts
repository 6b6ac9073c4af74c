import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../http/fields.ts'
import { createYunkeSimulator, type YunkeSimulator } from './simulator.ts'
import { send, signed } from './testing/api.ts'

let sim: YunkeSimulator
beforeEach(async () => {
  sim = createYunkeSimulator({ calls: 0 })
  await sim.start()
})
afterEach(() => sim.stop())

function call(path: string, body: object, change: Readonly<Record<string, string>> = {}) {
  const [company] = sim.companies
  if (!company) throw new Error('no company')
  const partnerId = change.partnerId ?? company.partnerId
  const headers = { ...signed(company.signKey, company.code, partnerId, Date.now()), ...change }
  return send(`${sim.url}${path}`, headers, body)
}

test('answers who signs, and nobody else', async () => {
  const path = '/open/department/newTree/deptAndUsers'
  expect((await call(path, {})).json).toMatchObject({ success: true, data: { type: 'DEPT', name: '云杉科技' } })
  const code = async (change: Readonly<Record<string, string>>) => (await call(path, {}, change)).json.code
  expect(await code({ sign: 'A'.repeat(32) })).toBe('40004')
  expect(await code({ company: 'other1' })).toBe('40001')
  expect(await code({ timestamp: String(Date.now() - 400_000) })).toBe('40003')
})

test('pushes a call that was dialled, and keeps it for later when nobody thanks', async () => {
  const pushes: JsonObject[] = []
  let thanks: object = { success: false }
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
    if (isObject(body)) pushes.push({ ...body, sign: request.headers.sign })
    response.end(JSON.stringify(thanks))
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const address = receiver.address()
  sim.setPushUrl(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`)

  const { json } = await call(
    '/open/call/partnerCustomer',
    { phone: '13900000001', callModel: '1' },
    { partnerId: 'u002' },
  )
  await sim.drain()
  expect(pushes).toMatchObject([
    { callId: json.data, phone: '13900000001', userName: '张三', sign: expect.any(String) },
  ])
  const failed = async () => (await call('/open/sync/getFailedCallRecords', { size: 100, autoDelete: false })).json.data
  const batch = await failed()
  expect(batch).toMatchObject({ total: 1, records: [{ callId: json.data }] })
  expect(await failed()).toEqual(batch)
  await call('/open/sync/removeFailedCallRecordsByBatchId', { batchId: isObject(batch) ? batch.batchId : '' })
  expect(await failed()).toMatchObject({ total: 0, records: [] })

  thanks = { success: true, code: 200 }
  sim.addCall({ phone: '13900000002' })
  await sim.drain()
  expect(sim.failedPushes()).toEqual([])
  receiver.closeAllConnections()
  receiver.close()
})

test('says that it is called too often as many times as it was told to', async () => {
  sim.faults({ tooFrequentTimes: 1 })
  expect((await call('/open/customer/customFields', {})).json.message).toContain('频繁')
  expect((await call('/open/customer/customFields', {})).json.success).toBe(true)
})
