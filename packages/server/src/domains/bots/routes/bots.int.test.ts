import { expect, test } from 'vitest'
import { defaultBotId } from '../../../app/accounts.ts'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { answersWith } from '../testing/behaviours.ts'
import { startFakeModel } from '../testing/fake-model.ts'

const masterKey = 'mk-planted-master-key-of-the-tests-0123456789'
const fake = await startFakeModel(answersWith('好'))
const desk = await bootDesk({ env: { YINGDA_MASTER_KEY: masterKey } })
const admin = (await desk.login('admin')).token
const { token: agent } = await desk.login('zhangsan')
await desk.db.run(sql`
  update agents set manual_roles = '{bot_owner}' where user_id = 'lisi'`)
const { token: botOwner, id: botOwnerId } = await desk.login('lisi')
const accountId = 'acc_wecom-app_ww00112233445566aa_1000002'

// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
type Told = Record<string, any> & { status: number }
const ask = async (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  token: string | undefined,
  body?: unknown,
): Promise<Told> => desk.call(method, `/api/v1/bots${path}`, { token, body })
const create = (body: object = {}, token = admin) => ask('POST', '', token, { name: '售后助手', ...body })

test('a bot belongs to who makes it, and has an id like any other', async () => {
  const bot = await create({ settings: { prompt: '你是售后助手', avatar_url: 'https://x/a.png' } }, botOwner)
  expect(bot).toMatchObject({
    status: 200,
    name: '售后助手',
    owner_id: botOwnerId,
    settings: { prompt: '你是售后助手', avatar_url: 'https://x/a.png' },
    model: { has_api_key: false },
    avatar_url: 'https://x/a.png',
    account_ids: [],
    version: 1,
  })
  expect(bot.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const { status, headers, ...told } = await ask('GET', `/${bot.id}`, botOwner)
  expect(status).toBe(200)
  expect(told).toEqual(Object.fromEntries(Object.entries(bot).filter(([key]) => key in told)))
})

test('who is not signed in, or does not administer bots, is told so before anything else', async () => {
  for (const [method, path] of [
    ['GET', ''],
    ['POST', ''],
    ['GET', '/x'],
    ['PUT', '/x'],
    ['DELETE', '/x'],
  ] as const) {
    expect(await ask(method, path, undefined)).toMatchObject({ status: 401, detail: '未登录或 token 无效' })
    expect(await ask(method, path, agent)).toMatchObject({ status: 403, detail: '仅 admin 可执行此操作' })
  }
})

test('the bot of somebody else is nobody’s to read or change, and equals one that there is not', async () => {
  const { id } = await create({}, botOwner)
  for (const path of [`/${id}`, '/00000000-0000-4000-8000-00000000dead', '/%00', '/x'.padEnd(90, 'x')]) {
    for (const method of ['GET', 'PUT', 'DELETE'] as const)
      expect(await ask(method, path, admin, method === 'PUT' ? { name: 'x' } : undefined)).toMatchObject({
        status: 403,
        detail: '您不是该 bot 的所有者',
      })
  }
})

test('the master key may do everything with every bot, names owners, and learns what there is not', async () => {
  const named = await create({ owner_id: 'lisi' }, masterKey)
  expect(named).toMatchObject({ status: 200, owner_id: botOwnerId })
  const own = await create({}, masterKey)
  expect(own).toMatchObject({ status: 200, owner_id: '__masterkey__' })
  expect(await ask('GET', `/${own.id}`, admin)).toMatchObject({ status: 403 })
  expect(await ask('PUT', `/${named.id}`, masterKey, { owner_id: 'admin' })).toMatchObject({ status: 200 })
  expect(await ask('GET', `/${named.id}`, admin)).toMatchObject({ status: 200 })
  expect(await ask('GET', '/x', masterKey)).toMatchObject({ status: 404, detail: 'bot 不存在' })
  expect(await create({ owner_id: 'nobody' }, masterKey)).toMatchObject({ status: 400 })
  expect(await create({ owner_id: 'lisi' })).toMatchObject({ status: 403, detail: '仅 master key 可指定所有者' })
})

test('the list is of one’s own, newest first, page by page; the bot of the desk is for administrators', async () => {
  const made = [await create({}, botOwner), await create({}, botOwner)]
  const { items } = await ask('GET', '', botOwner)
  expect(items.map(({ id }: { id: string }) => id).slice(0, 2)).toEqual([made[1]?.id, made[0]?.id])
  expect(items.map(({ owner_id }: { owner_id: string }) => owner_id)).toEqual(items.map(() => botOwnerId))
  const first = await ask('GET', '?limit=1', botOwner)
  const second = await ask('GET', `?limit=1&cursor=${first.next}`, botOwner)
  expect([first.items[0].id, second.items[0].id]).toEqual([made[1]?.id, made[0]?.id])
  const ofAdmin = await ask('GET', '', admin)
  expect(ofAdmin.items).toContainEqual(expect.objectContaining({ id: defaultBotId, owner_id: null }))
  expect(await ask('PUT', `/${defaultBotId}`, admin, { name: '小应' })).toMatchObject({ status: 200 })
  expect(await ask('PUT', `/${defaultBotId}`, botOwner, { name: '小应' })).toMatchObject({ status: 403 })
})

test('what is left out stays, and settings are replaced as a whole', async () => {
  const { id } = await create({ settings: { prompt: 'a', welcome: 'b' } })
  expect(await ask('PUT', `/${id}`, admin, { name: '改名' })).toMatchObject({
    name: '改名',
    settings: { prompt: 'a', welcome: 'b' },
    version: 2,
  })
  expect((await ask('PUT', `/${id}`, admin, { settings: { prompt: 'c' } })).settings).toEqual({ prompt: 'c' })
})

test('keys of settings that mean nothing here are kept for who wrote them', async () => {
  const settings = { prompt: 'a', memory: { depth: 3 }, welcome: null, model: 'gpt', skills: ['x'] }
  const { id, ...made } = await create({ settings })
  expect(made.settings).toEqual(settings)
  expect((await ask('GET', `/${id}`, admin)).settings).toEqual(settings)
})

test.each([
  [{ name: 7 }, 422],
  [{ name: '' }, 400],
  [{ name: ' ' }, 400],
  [{ settings: 'x' }, 422],
  [{ settings: { prompt: 7 } }, 422],
  [{ settings: { prompt: 'x'.repeat(20_001) } }, 422],
  [{ settings: { suggested_questions: 'x' } }, 422],
  [{ settings: { avatar_url: 'javascript:alert(1)' } }, 422],
  [{ settings: { handoff: { misses: 0 } } }, 422],
  [{ settings: { handoff: { unknown: 1 } } }, 422],
  [{ settings: { confidence_floor: 2 } }, 422],
  [{ settings: { other: 'x'.repeat(100_001) } }, 422],
  [{ model: { base_url: 'ftp://x' } }, 422],
  [{ model: { base_url: 'not a url' } }, 422],
  [{ model: { base_url: 'http://user:pass@example.com/v1' } }, 422],
  [{ model: { base_url: 'http://169.254.169.254/v1' } }, 422],
  [{ model: { api_base: 'http://x' } }, 422],
  [{ model: { temperature: 3 } }, 422],
])('%j is refused in words, and makes no bot', async (body, status) => {
  const before = await desk.db.one(sql`select count(*) from bots`)
  const refused = await create(body)
  expect(refused.status).toBe(status)
  expect(JSON.stringify(refused.detail)).not.toBe('""')
  expect(await desk.db.one(sql`select count(*) from bots`)).toEqual(before)
})

test('of two who change what both have read, the second is told so and changes nothing', async () => {
  const { id, version } = await create()
  const both = await Promise.all(['甲', '乙'].map((name) => ask('PUT', `/${id}`, admin, { name, version })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.detail).toContain('已被他人修改')
  expect((await ask('GET', `/${id}`, admin)).name).toBe(both.find(({ status }) => status === 200)?.name)
})

test('the key of a model is stored sealed, told to nobody, and not taken along to another address', async () => {
  const key = 'sk-planted-key-of-a-bot'
  const made = await create({ model: { base_url: fake.url, name: 'm', api_key: key } })
  expect(made.model).toEqual({ base_url: fake.url, name: 'm', has_api_key: true })
  const stored = await desk.db.one<{ row: string }>(
    sql`select to_json(b)::text as row from bots b where id = ${made.id}`,
  )
  expect(stored?.row).not.toContain(key)
  const put = (model: object) => ask('PUT', `/${made.id}`, admin, { model })
  expect((await put({ ...made.model, temperature: 0.5 })).model).toMatchObject({ temperature: 0.5, has_api_key: true })
  const tried = await ask('POST', `/${made.id}/try`, admin, { content: '你好' })
  expect(tried).toMatchObject({ status: 200, content: '好', model: 'm' })
  expect(fake.asked.at(-1)?.authorization).toBe(`Bearer ${key}`)
  expect((await put({ base_url: 'https://elsewhere.example/v1', name: 'm' })).model.has_api_key).toBe(false)
  expect((await put({ base_url: fake.url, name: 'm', api_key: key })).model.has_api_key).toBe(true)
  expect((await put({ base_url: fake.url, name: 'm', api_key: null })).model.has_api_key).toBe(false)
  const audited = await desk.db.rows(sql`select details::text from audit_log where target_id = ${made.id}`)
  expect(JSON.stringify(audited)).not.toContain(key)
  expect(audited.length).toBeGreaterThan(4)
})

test('a bot can be tried with what it knows, and says where it has it from', async () => {
  const tried = await ask('POST', `/${defaultBotId}/try`, admin, { content: '密码忘了怎么办' })
  expect(tried).toMatchObject({ status: 200, missed: false, model: 'extractive', finish_reason: 'stop' })
  expect(tried.sources[0].title).toContain('重置密码')
})

test('a bot that is tried hands over whoever asks for a person, by its own words too', async () => {
  const made = await create({ settings: { handoff: { words: ['叫你们经理'] } } })
  for (const content of ['转人工', '叫你们经理来']) {
    const tried = await ask('POST', `/${made.id}/try`, admin, { content })
    expect(tried).toMatchObject({ status: 200, content: '', missed: false, handoff: { reason: 'customer_asked' } })
  }
  const tried = await ask('POST', `/${made.id}/try`, admin, { content: '不用转人工' })
  expect(tried).not.toHaveProperty('handoff')
})

test('what a bot did can be read by day', async () => {
  const usage = await ask('GET', `/${defaultBotId}/usage?days=7`, admin)
  expect(usage).toMatchObject({
    status: 200,
    items: [expect.objectContaining({ day: usage.to, model: 'extractive', questions: 1, answered: 1 })],
  })
  expect(await ask('GET', `/${defaultBotId}/usage?days=0`, admin)).toMatchObject({ status: 422 })
})

test('administrators say for which accounts a bot answers; customers are answered by it from then on', async () => {
  const { id } = await create({ name: '新助手', settings: { language: 'en' } })
  const bind = (account_ids: readonly string[], token = admin) => ask('PUT', `/${id}/accounts`, token, { account_ids })
  expect(await bind(['acc_unknown'])).toMatchObject({ status: 400 })
  expect(await bind([accountId])).toMatchObject({ status: 200, account_ids: [accountId] })
  await desk.say('liming', '今天天气怎么样')
  expect(desk.sim.sent().at(-1)?.text).toContain('“human”')
  expect(await ask('DELETE', `/${id}`, admin)).toMatchObject({
    status: 409,
    detail: expect.stringContaining('渠道账号'),
  })
  expect(await bind([])).toMatchObject({ account_ids: [] })
  expect(await desk.db.one(sql`select bot_id from channel_accounts where id = ${accountId}`)).toEqual({ bot_id: null })
  expect(await ask('PUT', `/${defaultBotId}/accounts`, admin, { account_ids: [accountId] })).toMatchObject({
    status: 200,
  })
  const { id: ofOwner } = await create({}, botOwner)
  expect(await ask('PUT', `/${ofOwner}/accounts`, botOwner, { account_ids: [accountId] })).toMatchObject({
    status: 403,
    detail: '仅管理员可绑定渠道账号',
  })
})

test('a bot goes with what it knows and what waits for it, and conversations stay', async () => {
  const { id } = await create()
  expect(await ask('DELETE', `/${id}`, admin)).toMatchObject({ status: 200, success: true })
  expect(await ask('GET', `/${id}`, masterKey)).toMatchObject({ status: 404 })
  expect(await ask('DELETE', `/${id}`, masterKey)).toMatchObject({ status: 404, detail: 'bot 不存在' })
})
