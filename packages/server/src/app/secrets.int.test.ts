import { appendFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test, vi } from 'vitest'
import { sign } from '../channels/wecom-app/testing/sign.ts'
import { sql } from '../platform/db.ts'
import { openSocket } from '../testing/index.ts'
import { askingAt } from './testing/asking.ts'
import { keysIn, refusedThings, type Scene, troubles, work } from './testing/day-at-the-desk.ts'
import { findSecrets } from './testing/find-secrets.ts'
import { listen } from './testing/heard.ts'
import { fileTexts, tableTexts } from './testing/left-behind.ts'
import { bootPlantedDesk } from './testing/planted-desk.ts'
import { plantedKeys, plantedSecrets } from './testing/planted-keys.ts'

const heard = listen()
afterAll(() => vi.restoreAllMocks())
const desk = await bootPlantedDesk(heard.log)
const { ask, as } = askingAt(desk.url, heard)
const secrets = new Set([...plantedSecrets, ...(await keysIn(desk.keyFile.path))])

const everything = async () =>
  new Map([...heard.texts(), ...(await tableTexts(desk.db)), ...(await fileTexts(desk.dataDir))])
const found = async () => {
  const texts = await everything()
  texts.delete(`file ${desk.keyFile.path}`)
  return findSecrets(texts, [...secrets, ...desk.wecom.tokens])
}

/** The answers to a sign-in and to a request for a ticket are where their secret belongs; nobody hears them. */
async function signIn(userId: string): Promise<string> {
  const { data } = await privately('/api/agents/login', { user_id: userId, name: userId })
  secrets.add(data.token)
  return data.token
}
async function privately(path: string, body?: object, token?: string) {
  const headers = { ...(body && { 'content-type': 'application/json' }), authorization: `Bearer ${token}` }
  const init = { method: 'POST', headers, ...(body && { body: JSON.stringify(body) }) }
  const answer: { data: { token: string; ticket: string; secret: string; key: string } } = await (
    await fetch(desk.url + path, init)
  ).json()
  return answer
}

test('no key, token or ticket is in a log line, an answer, a frame, a table or a file after a day of work and trouble', async () => {
  const scene: Scene = { desk, ask, as, agent: await signIn('zhangsan'), admin: await signIn('admin') }
  const hook = { url: 'http://127.0.0.1:1/', events: ['message.created'] }
  secrets.add((await privately('/api/webhooks', hook, scene.admin)).data.secret)
  const { key } = (await privately('/api/api-keys', { name: '报表', scopes: ['reports.read'] }, scene.admin)).data
  secrets.add(key)
  for (const path of ['/api/reports/volume', '/api/sessions', '/api/agents/me']) await as(key, 'GET', path)
  const { data } = await privately('/api/ws/ticket', undefined, scene.agent)
  secrets.add(data.ticket)
  const { data: otp } = await privately('/api/agents/otp-bind', undefined, scene.agent)
  secrets.add(otp.secret)
  await as(scene.agent, 'POST', '/api/agents/otp-verify', { user_id: 'zhangsan', otp_code: '000000' })
  const socket = openSocket(desk.url, 'zhangsan', `?ticket=${data.ticket}`)
  await socket.next((frame) => frame.type === 'ready')
  expect(await openSocket(desk.url, 'zhangsan', `?ticket=${data.ticket}`).closed()).toBe(4401)
  expect(await openSocket(desk.url, 'lisi', `?token=${scene.agent}`).closed()).toBe(4403)

  await work(scene)
  await refusedThings(scene)
  await troubles(scene)
  for (const frame of socket.frames) heard.add('frame', JSON.stringify(frame))
  await socket.close()

  expect(desk.wecom.tokens.size).toBeGreaterThanOrEqual(3)
  expect([...secrets].filter((secret) => secret.length < 20)).toEqual([])
  const all = [...(await everything()).values()].join('\n')
  for (const sign of [
    '"trusted-ip"',
    'An agent signed in.',
    'A message was not sent',
    'kf/send_msg',
    'The model answered',
    '"session_events\\" does not exist',
    '60011',
  ])
    expect(all).toContain(sign)
  expect(await found()).toEqual([])
}, 120_000)

test('nor in what is kept on disk while PostgreSQL is away', async () => {
  const name = new URL(desk.databaseUrl).pathname.slice(1)
  await onServer(
    `alter database ${name} with allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  )
  const { query, body } = sign('<xml><FromUserName>a</FromUserName><MsgType>text</MsgType></xml>', plantedKeys)
  expect(await ask('POST', `/wecom/callback?${query}`, { body: new Uint8Array(body) })).toBe('success')
  for (const path of ['/readyz', '/api/agents']) await as([...secrets].at(-1), 'GET', path)
  const files = await fileTexts(desk.dataDir)
  expect([...files.keys()].filter((path) => path.includes('/spool/'))).toHaveLength(1)
  files.delete(`file ${desk.keyFile.path}`)
  expect(findSecrets(files, [...secrets, ...desk.wecom.tokens])).toEqual([])
  await onServer(`alter database ${name} with allow_connections true`)
  await desk.drain()
  expect(await found()).toEqual([])
})

test('the file of the demo’s keys is for its owner alone', () => {
  expect(desk.keyFile.mode).toBe(0o600)
})

test('what is planted is found: in a table, a file, a log line and an answer, however it is spelt', async () => {
  const { WECHAT_SECRET, WECOM_KF_AES_KEY, LLM_API_KEY } = plantedKeys
  await desk.db.run(sql`create table scratch (one text, other bytea)`)
  await desk.db.run(sql`insert into scratch values ('x', ${Buffer.from(`<${WECHAT_SECRET}>`)})`)
  const file = join(desk.dataDir, 'spool', 'scratch')
  await appendFile(file, Buffer.from(LLM_API_KEY).toString('base64'))
  heard.log.debug({ url: `/x?key=${encodeURIComponent(WECOM_KF_AES_KEY)}` }, 'planted')
  heard.add('answer', [...desk.wecom.tokens][0] ?? '')
  expect((await found()).map(({ where }) => where.replace(/ \d+$/, '')).sort()).toEqual([
    'answer',
    `file ${file}`,
    'log',
    'table scratch',
  ])
  await desk.db.run(sql`drop table scratch`)
  await rm(file)
})

async function onServer(...queries: string[]): Promise<void> {
  const server = new pg.Client({ connectionString: inject('postgresUrl'), connectionTimeoutMillis: 5_000 })
  await server.connect()
  for (const query of queries) await server.query(query)
  await server.end()
}
