import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { sign, signUrlCheck } from '../../channels/wecom-app/testing/sign.ts'
import { sql } from '../../platform/db.ts'
import type { Asking } from './asking.ts'
import type { PlantedDesk } from './planted-desk.ts'
import { plantedKeys } from './planted-keys.ts'

export interface Scene extends Asking {
  readonly desk: PlantedDesk
  readonly agent: string
  readonly admin: string
}

/** Customers of both channels, an agent, the directory, the doctor. */
export async function work(scene: Scene): Promise<void> {
  const { desk, agent, admin, as } = scene
  await as(admin, 'POST', '/api/directory/sync', {})
  await desk.drain()
  await desk.sim.directory.change({ change: 'create_user', userid: 'newcomer', name: '新人', department: [2] })
  desk.sim.message({ from: 'liuyang', text: '转人工' })
  desk.sim.message({ from: 'liuyang', msgType: 'image' })
  desk.sim.event({ from: 'chenjing', event: 'enter_agent' })
  desk.sim.kf.message({ from: 'wmXiaoChen', text: '转人工' })
  desk.sim.kf.message({ from: 'wmXiaoChen', type: 'image' })
  await desk.drain()
  const waiting: { data: { sessionId: string }[] } = JSON.parse(await as(agent, 'GET', '/api/sessions?status=pending'))
  expect(waiting.data).toHaveLength(2)
  for (const { sessionId } of waiting.data) {
    const path = `/api/sessions/${sessionId}`
    await as(agent, 'POST', `${path}/accept`, { csId: 'zhangsan' })
    await as(agent, 'POST', `${path}/message`, { content: '在' })
    for (const what of ['', '/history?includeSystem=true']) await as(agent, 'GET', path + what)
  }
  await desk.drain()
  for (const page of pages) await as(admin, 'GET', page)
}

const pages = [
  ...['/api/openapi.json', '/healthz', '/readyz', '/api/sign-in', '/api/agents', '/api/agents/me', '/api/doctor'],
  ...['/api/directory/runs', '/api/directory/tree', '/api/directory/members', '/nowhere', '/console/'],
]

/** Forged and broken requests, some of them with a key where none belongs. */
export async function refusedThings({ desk, agent, as, ask }: Scene): Promise<void> {
  const { WECHAT_SECRET, WECOM_CALLBACK_TOKEN, WECOM_ENCODING_AES_KEY } = plantedKeys
  const other = { ...plantedKeys, WECOM_CALLBACK_TOKEN: 'x'.repeat(30) }
  const text = '<xml><FromUserName>liuyang</FromUserName><MsgType>text</MsgType></xml>'
  for (const { method, query, body } of [sign(text, other), signUrlCheck('1', other), signUrlCheck('1', plantedKeys)])
    await ask(method, `/wecom/callback?${query}`, method === 'POST' ? { body: new Uint8Array(body) } : {})
  await ask('POST', `/wecom/callback?msg_signature=${WECOM_CALLBACK_TOKEN}&timestamp=1&nonce=1`, { body: text })
  await as(undefined, 'POST', '/api/agents/login', { user_id: 'stranger', name: 'x' })
  await as(undefined, 'POST', '/api/agents/login', { user_id: 7 })
  await as(undefined, 'POST', '/api/agents/login-link', { login: agent })
  await as(WECHAT_SECRET, 'GET', '/api/agents/me')
  await as(agent, 'GET', `/api/sessions/${WECOM_ENCODING_AES_KEY.replaceAll('/', '')}x`)
  await ask('POST', '/api/sessions/x/message', {
    body: '{"broken',
    headers: { authorization: agent, 'content-type': 'application/json' },
  })
  await desk.drain()
}

/** WeCom and the model repeat what they were sent, refuse, hang, break off; and the database refuses too. */
export async function troubles({ desk, agent, admin, as }: Scene): Promise<void> {
  const { sim, wecom, model } = desk
  const mine: { data: { sessionId: string }[] } = JSON.parse(await as(agent, 'GET', '/api/sessions?status=manual'))
  for (const manner of ['refuse', 'html', 'fail'] as const) {
    model.behave(manner)
    wecom.behave(manner)
    await everyCall()
    wecom.behave('pass')
  }
  for (const faults of [
    { tokenDiesEarly: true },
    { sendErrcode: 48002 },
    { failHttpStatus: 500 },
    { resetConnection: true },
    { hangSend: 'after' },
    { tokenDiesEarly: true, tokenErrcode: 40001 },
  ] as const) {
    sim.faults(faults)
    await everyCall()
    sim.faults({})
  }
  async function everyCall() {
    sim.message({ from: 'chenjing', text: 'VPN 连不上怎么办' })
    sim.kf.message({ from: 'wmXiaoLi', text: '怎么重置密码' })
    await desk.sim.directory.change({ change: 'update_user', userid: 'lisi', position: '主管' })
    await as(undefined, 'POST', '/api/agents/login', { user_id: 'stranger', name: 'x' })
    await as(admin, 'POST', '/api/directory/sync', {})
    await as(admin, 'GET', '/api/doctor')
    for (const { sessionId } of mine.data)
      await as(agent, 'POST', `/api/sessions/${sessionId}/message`, { content: '稍等' })
    await desk.drain()
  }
  await desk.db.run(sql`alter table session_events rename to session_events_away`)
  const { data }: { data: { sessionId: string }[] } = JSON.parse(await as(agent, 'GET', '/api/sessions'))
  expect(await as(agent, 'POST', `/api/sessions/${data[0]?.sessionId}/close`, {})).toContain('服务器内部错误')
  await desk.db.run(sql`alter table session_events_away rename to session_events`)
}

/** What the key file holds for itself. */
export async function keysIn(file: string): Promise<string[]> {
  const keys: Record<string, string> = JSON.parse(await readFile(file, 'utf8'))
  return Object.entries(keys).flatMap(([name, value]) => (/SECRET|TOKEN|KEY/.test(name) ? [value] : []))
}
