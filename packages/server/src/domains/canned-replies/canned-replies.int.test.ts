import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import type { CannedReply } from './contract.ts'

const desk = await bootDesk()
const caller =
  (token: string) =>
  (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path = '', body?: unknown) =>
    desk.call(method, `/api/canned-replies${path}`, { token, body })
const [boss, zhangsan, lisi] = await Promise.all(
  ['admin', 'zhangsan', 'lisi'].map(async (who) => caller((await desk.login(who)).token)),
)
if (!boss || !zhangsan || !lisi) throw new Error('Nobody is signed in.')

const reply = (shortcut: string, more: object = {}) => ({
  ...{ scope: 'own', shortcut, title: shortcut, content: `内容 ${shortcut}` },
  ...more,
})
const shortcuts = async (call: typeof boss) => (await call('GET')).data.map((r: CannedReply) => r.shortcut)

test('everybody sees those of the desk and their own, those of their team, and no others', async () => {
  await desk.db.run(sql`insert into teams (id, name) values ('team_it', 'IT'), ('team_hr', 'HR')`)
  await desk.db.run(sql`insert into team_members (team_id, cs_id) values ('team_it', 'zhangsan'), ('team_hr', 'lisi')`)
  const shared = (await boss('POST', '', reply('hello', { scope: 'desk', content: '您好 {customer}' }))).data
  expect(shared).toEqual({
    ...{ replyId: expect.stringMatching(/^rpl_/), scope: 'desk', shortcut: 'hello', title: 'hello' },
    ...{ content: '您好 {customer}', uses: 0, mayChange: true, updatedAt: expect.any(String) },
  })
  const ofTeam = (await boss('POST', '', reply('it', { scope: 'team', teamId: 'team_it' }))).data
  expect(ofTeam).toMatchObject({ scope: 'team', teamId: 'team_it', teamName: 'IT' })
  await zhangsan('POST', '', reply('mine'))
  await lisi('POST', '', reply('mine'))
  expect(await shortcuts(zhangsan)).toEqual(['hello', 'it', 'mine'])
  expect(await shortcuts(lisi)).toEqual(['hello', 'mine'])
  expect(await shortcuts(boss)).toEqual(['hello', 'it'])
  const seen: CannedReply[] = (await zhangsan('GET')).data
  expect(seen.map(({ scope, mayChange }) => [scope, mayChange])).toEqual([
    ['desk', false],
    ['team', false],
    ['own', true],
  ])
})

test('what an agent uses most comes first, and then what the others use most', async () => {
  for (const shortcut of ['a', 'b', 'c', 'd']) await boss('POST', '', reply(shortcut, { scope: 'desk' }))
  const all: CannedReply[] = (await boss('GET')).data
  const use = async (call: typeof boss, shortcut: string, times: number) => {
    const { replyId = '' } = all.find((one) => one.shortcut === shortcut) ?? {}
    for (let i = 0; i < times; i++) expect((await call('POST', `/${replyId}/used`)).status).toBe(200)
  }
  await use(zhangsan, 'c', 2)
  await use(zhangsan, 'b', 1)
  await Promise.all([use(lisi, 'd', 3), use(boss, 'd', 2)])
  expect((await shortcuts(zhangsan)).slice(0, 4)).toEqual(['c', 'b', 'd', 'a'])
  expect((await lisi('GET')).data[0]).toMatchObject({ shortcut: 'd', uses: 5 })
})

test('one who does not maintain shared ones changes their own, and nobody’s else', async () => {
  const own = (await zhangsan('POST', '', reply('private'))).data
  const [shared]: CannedReply[] = (await boss('GET')).data.filter((r: CannedReply) => r.shortcut === 'a')
  const body = { shortcut: 'new', title: 't', content: 'c' }
  expect((await zhangsan('PUT', `/${own.replyId}`, body)).data).toMatchObject({ ...body, scope: 'own' })
  for (const refused of [
    await zhangsan('POST', '', reply('x', { scope: 'desk' })),
    await zhangsan('PUT', `/${shared?.replyId}`, body),
    await zhangsan('DELETE', `/${shared?.replyId}`),
  ])
    expect([refused.status, refused.code]).toEqual([403, 1002])
  for (const call of [lisi, boss]) {
    expect((await call('PUT', `/${own.replyId}`, body)).code).toBe(40406)
    expect((await call('DELETE', `/${own.replyId}`)).code).toBe(40406)
    expect((await call('POST', `/${own.replyId}/used`)).code).toBe(40406)
  }
  expect((await zhangsan('DELETE', `/${own.replyId}`)).status).toBe(200)
  expect(await shortcuts(zhangsan)).not.toContain('new')
})

test('a shortcut leads to one reply among those of the desk, and of each agent', async () => {
  const first = (await zhangsan('POST', '', reply('Dup'))).data
  const answers = await Promise.all([1, 2, 3].map(() => zhangsan('POST', '', reply('dup'))))
  expect(answers.map(({ status, code }) => `${status}/${code}`)).toEqual(Array(3).fill('409/40904'))
  expect((await lisi('POST', '', reply('dup'))).status).toBe(200)
  expect((await boss('POST', '', reply('dup', { scope: 'desk' }))).status).toBe(200)
  const other = (await zhangsan('POST', '', reply('other'))).data
  const changes = { shortcut: 'DUP', title: 't', content: 'c' }
  expect((await zhangsan('PUT', `/${other.replyId}`, changes)).code).toBe(40904)
  expect((await zhangsan('PUT', `/${first.replyId}`, changes)).data.shortcut).toBe('DUP')
})

test.each([
  [{ shortcut: 'a b' }, '快捷码为 1 至 32 个字，不能有空格和 /'],
  [{ shortcut: '/a' }, '快捷码为 1 至 32 个字，不能有空格和 /'],
  [{ shortcut: '' }, '快捷码为 1 至 32 个字，不能有空格和 /'],
  [{ title: 'x'.repeat(61) }, '标题为 1 至 60 个字'],
  [{ title: '  ' }, '标题不能为空'],
  [{ content: 'x'.repeat(4_001) }, '内容为 1 至 4000 个字'],
  [{ content: undefined }, '内容为 1 至 4000 个字'],
  [{ scope: 'all' }, 'scope 应为'],
  [{ scope: 'team' }, 'teamId 指定的团队不存在'],
  [{ fileIds: ['fil_none'] }, 'fileIds 中有不存在的文件'],
  [{ fileIds: Array.from({ length: 6 }, (_, i) => `f${i}`) }, '附件最多 5 个'],
])('%j is refused in words about the field', async (change, text) => {
  const { status, code, message } = await boss('POST', '', { ...reply('bad', { scope: 'desk' }), ...change })
  expect([status, code]).toEqual([400, 40000])
  expect(message).toContain(text)
})

test('a file that comes with a reply is kept as long as the reply needs it', async () => {
  const { token } = await desk.login('zhangsan')
  const response = await fetch(`${desk.url}/api/files?name=a.txt`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: 'hello',
  })
  const { data: file } = await response.json()
  const { data } = await zhangsan('POST', '', reply('file', { fileIds: [file.fileId] }))
  expect(data.files).toEqual([file])
  const row = await desk.db.one(sql`select linked_at is not null as held from files where id = ${file.fileId}`)
  expect(row).toEqual({ held: true })
})

test('what was done with shared ones is in the audit log, and what an agent does with their own is not', async () => {
  await desk.db.run(sql`delete from audit_log`)
  const { data } = await boss('POST', '', reply('audited', { scope: 'desk' }))
  await boss('PUT', `/${data.replyId}`, { shortcut: 'audited', title: 't', content: 'c' })
  await boss('DELETE', `/${data.replyId}`)
  await zhangsan('POST', '', reply('unaudited'))
  const rows = await desk.db.rows<{ action: string }>(sql`select action, actor_id as actor from audit_log order by id`)
  expect(rows).toEqual(
    ['create', 'update', 'delete'].map((verb) => ({ action: `canned_reply.${verb}`, actor: 'admin' })),
  )
})
