import { expect, test } from 'vitest'
import { append } from '../../feed/index.ts'
import { bootDesk } from '../../testing/index.ts'
import { sessionsOf } from '../sessions/testing/desk-sessions.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk, 'zhangsan')
const { token } = await desk.login('admin')
const settings = async () => (await desk.call('GET', '/api/routing/settings', { token })).data
const change = async (changes: object) => {
  const { version } = await settings()
  return desk.call('PUT', '/api/routing/settings', { token, body: { version, ...changes } })
}
const said = (customer: string) =>
  desk.sim
    .sent()
    .filter(({ to }) => to.includes(customer))
    .map(({ text }) => text)

test('the desk speaks Chinese until somebody chooses', async () => {
  expect((await settings()).language).toBe('zh-CN')
  await zhangsan.command(await zhangsan.manual('liuyang'), 'close')
  await desk.drain()
  expect(said('liuyang').at(-1)).toContain('本次服务已结束')
})

test('what customers are told, and alerts, are in the language that was chosen', async () => {
  const { texts } = await settings()
  expect((await change({ language: 'en', texts })).data.texts.offline).toMatch(/^Nobody is here/)
  await desk.call('PUT', '/api/settings/survey', { token, body: { enabled: true } })
  await zhangsan.command(await zhangsan.manual('chenjing'), 'close')
  await desk.drain()
  expect(said('chenjing').slice(-3)).toEqual([
    expect.stringContaining('is here to help you'),
    expect.stringContaining('This conversation has ended'),
    expect.stringContaining('from 1 to 5'),
  ])
  await desk.db.tx((tx) =>
    append(tx, [{ kind: 'mentioned', sessionId: 'ses_1', data: { csIds: ['lisi'], by: '王敏' } }]),
  )
  await desk.drain()
  expect(said('lisi').at(-1)).toContain('mentioned you in a note')
})

test('words that somebody chose stay as they are in every language', async () => {
  await change({ language: 'zh-CN', texts: { offline: '请留言' } })
  expect((await settings()).texts.idleWarning).toContain('还在吗')
  await change({ language: 'en' })
  expect((await settings()).texts).toEqual({ offline: '请留言', idleWarning: expect.stringContaining('still there') })
})

test('no other language can be chosen', async () => {
  expect(await change({ language: 'tlh' })).toMatchObject({ status: 400, code: 40000 })
})
