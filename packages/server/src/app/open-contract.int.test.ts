import { expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { bootDesk, openSocket } from '../testing/index.ts'
import { configFrom } from './config.ts'

const desk = await bootDesk({ env: { OPEN_CONTRACT: 'true' } })
await desk.say('chenjie', '转人工')
const waiting = await desk.db.one<{ id: string }>(sql`select id from sessions where status = 'pending'`)
const path = `/api/sessions/${waiting?.id}`

test('a literal client of the contract works without a token: csId says who acts', async () => {
  const socket = openSocket(desk.url, 'zhangsan')
  await socket.next((frame) => frame.type === 'ready')
  expect((await desk.call('GET', '/api/sessions?status=pending')).data).toHaveLength(1)
  expect((await desk.call('POST', `${path}/accept`, { body: {} })).code).toBe(40000)
  expect((await desk.call('POST', `${path}/accept`, { body: { csId: 'nobody' } })).code).toBe(40000)
  const accepted = await desk.call('POST', `${path}/accept`, { body: { csId: 'zhangsan' } })
  expect([accepted.status, accepted.data.manualCsId]).toEqual([200, 'zhangsan'])
  await socket.next((frame) => frame.type === 'session_accepted')
  expect((await desk.call('POST', `${path}/message`, { body: { content: '您好', msgType: 'text' } })).status).toBe(200)
  expect((await desk.call('GET', `${path}/history`)).status).toBe(200)
  expect((await desk.call('POST', `${path}/close`)).status).toBe(200)
  await socket.close()
  expect(await openSocket(desk.url, 'nobody').closed()).toBe(4401)
})

test('everything else asks for a token as ever, and a wrong one is refused here too', async () => {
  for (const other of ['/api/agents', '/api/agents/me', '/api/directory/tree', '/api/doctor'])
    expect([other, (await desk.call('GET', other)).status]).toEqual([other, 401])
  expect((await desk.call('GET', path, { token: 'x'.repeat(43) })).status).toBe(401)
})

test('it is off unless it is asked for, and production refuses it', () => {
  expect(configFrom({}).login.openContract).toBe(false)
  expect(() => configFrom({ YINGDA_PROFILE: 'production', OPEN_CONTRACT: 'true' })).toThrow(/OPEN_CONTRACT/)
  expect(() => configFrom({ HOST: '0.0.0.0', OPEN_CONTRACT: 'true' })).toThrow(/HOST/)
})
