import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import type { Tag } from '../contract.ts'
import { customersOf } from '../testing/desk-customers.ts'

const desk = await bootDesk()
const { met, call, profile, sessionOf } = await customersOf(desk)
const add = async (name: string, colour = 'blue'): Promise<Tag> =>
  (await call('POST', '/api/tags', { name, colour })).data
const listed = async () => (await call('GET', '/api/tags')).data.map(({ name }: Tag) => name)

test('a name is given once, however it is written, and is free again when its tag is gone', async () => {
  const tag = await add(' VIP客户 ', 'gold')
  expect(tag).toEqual({ tagId: expect.stringMatching(/^tag_/), name: 'VIP客户', colour: 'gold' })
  const answers = await Promise.all(
    ['vip客户', 'VIP客户'].map((name) => call('POST', '/api/tags', { name, colour: 'red' })),
  )
  expect(answers.map(({ status, code }) => `${status}/${code}`)).toEqual(['409/40903', '409/40903'])
  const other = await add('发票')
  expect((await call('PUT', `/api/tags/${other.tagId}`, { name: 'vip客户', colour: 'red' })).code).toBe(40903)
  expect((await call('PUT', `/api/tags/${other.tagId}`, { name: '发票', colour: 'red' })).data.colour).toBe('red')
  await call('DELETE', `/api/tags/${tag.tagId}`)
  expect(await listed()).toEqual(['发票'])
  expect((await call('DELETE', `/api/tags/${tag.tagId}`)).code).toBe(40404)
  expect((await add('VIP客户')).tagId).not.toBe(tag.tagId)
})

test('many who make the same tag at once make one', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => call('POST', '/api/tags', { name: '竞态', colour: 'red' })),
  )
  expect(answers.filter(({ code }) => code === 0)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 40903)).toHaveLength(7)
})

test('the tags of a customer are in their profile and in their sessions, on the screens of others at once', async () => {
  const id = await met('liuyang')
  const sessionId = await sessionOf('liuyang')
  const [a, b] = [await add('a'), await add('b')]
  const { token } = await desk.login('zhangsan')
  const socket = openSocket(desk.url, 'zhangsan', `?token=${token}`)
  await socket.next(({ type }) => type === 'ready')
  const { data } = await call('PUT', `/api/customers/${id}/tags`, { tagIds: [b.tagId, a.tagId] })
  expect(data).toEqual([a, b])
  await call('PUT', `/api/sessions/${sessionId}/tags`, { tagIds: [b.tagId] })
  expect((await profile(id)).tags).toEqual([a, b])
  const followed = await socket.next(({ session }) => session?.tagIds?.length === 1)
  expect(followed).toMatchObject({
    ...{ type: 'session_updated', sessionId },
    session: { tagIds: [b.tagId], customerTagIds: [a.tagId, b.tagId] },
  })
  expect((await socket.next(({ type }) => type === 'customer_updated')).data).toEqual({ customerId: id })
  await call('PUT', `/api/customers/${id}/tags`, { tagIds: [] })
  expect((await profile(id)).tags).toEqual([])
  await call('DELETE', `/api/tags/${b.tagId}`)
  expect((await socket.next(({ type }) => type === 'tags_updated')).data).toEqual({})
  await socket.close()
})

test('a tag that is gone is shown nowhere, and cannot be given', async () => {
  const id = await met('wuting')
  const tag = await add('一次性')
  await call('PUT', `/api/customers/${id}/tags`, { tagIds: [tag.tagId] })
  await call('DELETE', `/api/tags/${tag.tagId}`)
  expect((await profile(id)).tags).toEqual([])
  const { status, code, message } = await call('PUT', `/api/customers/${id}/tags`, { tagIds: [tag.tagId] })
  expect([status, code, message]).toEqual([400, 40000, 'tagIds 中有不存在的标签'])
})

test('a session is listed by its tag, wherever it is in its life', async () => {
  await met('zhoujie')
  const sessionId = await sessionOf('zhoujie')
  const tag = await add('待回访')
  await call('PUT', `/api/sessions/${sessionId}/tags`, { tagIds: [tag.tagId] })
  const ids = async (query: string) =>
    (await call('GET', `/api/sessions?${query}`)).data.map((s: { sessionId: string }) => s.sessionId)
  expect(await ids(`tag=${tag.tagId}`)).toEqual([sessionId])
  await call('POST', `/api/sessions/${sessionId}/close`)
  expect(await ids(`tag=${tag.tagId}&status=closed`)).toEqual([sessionId])
  expect(await ids('tag=tag_none')).toEqual([])
})

test.each([
  [{ name: '', colour: 'red' }, /name/],
  [{ name: 'x'.repeat(21), colour: 'red' }, /name/],
  [{ name: 'x', colour: 'pink' }, /colour/],
  [{ name: '  ', colour: 'red' }, /名称/],
])('%j is no tag', async (body, named) => {
  const { status, message } = await call('POST', '/api/tags', body)
  expect(status).toBe(400)
  expect(message).toMatch(named)
})

test('agents give tags, and supervisors make them; both are told apart', async () => {
  const agent = await customersOf(desk, 'lisi')
  const answers = await Promise.all([
    agent.call('POST', '/api/tags', { name: 'x', colour: 'red' }),
    agent.call('PUT', '/api/tags/tag_x', { name: 'x', colour: 'red' }),
    agent.call('DELETE', '/api/tags/tag_x'),
  ])
  expect(answers.map(({ code }) => code)).toEqual([1002, 1002, 1002])
  const id = await met('hejing')
  const [tag] = (await agent.call('GET', '/api/tags')).data
  expect((await agent.call('PUT', `/api/customers/${id}/tags`, { tagIds: [tag.tagId] })).data).toEqual([tag])
  const rows = await desk.db.rows<{ action: string }>(sql`select distinct action from audit_log order by action`)
  expect(rows.map(({ action }) => action)).toEqual(['tag.create', 'tag.delete', 'tag.update'])
})
