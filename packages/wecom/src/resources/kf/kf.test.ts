import { expect, test } from 'vitest'
import { WeComClient } from '../../client.ts'
import { WeComNetworkError } from '../../errors.ts'
import { failure } from '../../testing/failure.ts'
import { type Behaviour, type FakeWeCom, startFakeWeCom, withTokens } from '../../testing/fake-wecom.ts'

const start = (behave: Behaviour) => startFakeWeCom(withTokens(behave))
const answering = (body: object) => start(() => ({ body: { errcode: 0, ...body } }))
const kfOf = ({ apiBase }: FakeWeCom) => new WeComClient({ corpId: 'ww1', secret: 'the-secret', apiBase }).kf
const lastOf = ({ seen }: FakeWeCom) => seen.at(-1)

test('accounts are listed page after page, with what the app may manage', async () => {
  const rows = Array.from({ length: 101 }, (_, i) => ({
    open_kfid: `wk${i}`,
    name: `客服${i}`,
    manage_privilege: true,
  }))
  await using wecom = await start(({ text }) => {
    const { offset, limit } = JSON.parse(text)
    return { body: { errcode: 0, account_list: rows.slice(offset, offset + limit) } }
  })
  const { items, faults } = await kfOf(wecom).accounts.all()
  expect(items).toHaveLength(101)
  expect(items[0]).toEqual({ openKfId: 'wk0', name: '客服0', managePrivilege: true })
  expect(faults).toEqual([])
  expect(wecom.count('/cgi-bin/kf/account/list')).toBe(2)
})

test('a list that knows no pages is not asked for ever', async () => {
  const rows = Array.from({ length: 100 }, (_, i) => ({ open_kfid: `wk${i}` }))
  await using wecom = await answering({ account_list: rows })
  expect((await kfOf(wecom).accounts.all()).items).toHaveLength(100)
  expect(wecom.count('/cgi-bin/kf/account/list')).toBe(2)
})

test('an account without an id is told, and the others are listed', async () => {
  await using wecom = await answering({ account_list: [{ name: '?' }, { open_kfid: 'wk1', avatar: 'https://a.test' }] })
  await expect(kfOf(wecom).accounts.list()).resolves.toEqual({
    items: [{ openKfId: 'wk1', name: '', avatar: 'https://a.test' }],
    faults: [expect.stringContaining('第 1 个')],
  })
})

test('accounts are added, changed, removed and linked to', async () => {
  await using wecom = await answering({ open_kfid: 'wk1', url: 'https://work.weixin.qq.com/kf/kfc1' })
  const { accounts } = kfOf(wecom)
  expect(await accounts.add({ name: '售后', mediaId: 'M' })).toBe('wk1')
  await accounts.update('wk1', { name: '售前' })
  await accounts.del('wk1')
  expect(await accounts.addContactWay('wk1', 'shop')).toBe('https://work.weixin.qq.com/kf/kfc1')
  expect(wecom.seen.slice(1).map(({ path, body }) => [path.replace('/cgi-bin/kf/', ''), body])).toEqual([
    ['account/add', { name: '售后', media_id: 'M' }],
    ['account/update', { open_kfid: 'wk1', name: '售前' }],
    ['account/del', { open_kfid: 'wk1' }],
    ['add_contact_way', { open_kfid: 'wk1', scene: 'shop' }],
  ])
})

test('an answer without what was asked for is no answer', async () => {
  await using wecom = await answering({})
  const { accounts, servicers, serviceState, customers } = kfOf(wecom)
  const customer = { openKfId: 'wk1', externalUserId: 'wm1' }
  const asking = [
    ...[accounts.list(), accounts.add({ name: '售后', mediaId: 'M' }), accounts.addContactWay('wk1')],
    ...[servicers.list('wk1'), servicers.add('wk1', { userIds: ['a'] })],
    ...[serviceState.get(customer), customers.batchGet(['wm1'])],
  ]
  for (const error of await Promise.all(asking.map(failure))) expect(error).toBeInstanceOf(WeComNetworkError)
})

test('servicers are members with their state, or departments', async () => {
  const servicer_list = [{ userid: 'zhangsan', status: 1, stop_type: '1' }, { department_id: 2 }, { userid: '' }, null]
  await using wecom = await answering({ servicer_list })
  await expect(kfOf(wecom).servicers.list('wk1')).resolves.toEqual([
    { userId: 'zhangsan', status: 1, stopType: 1 },
    { departmentId: 2 },
  ])
  expect(lastOf(wecom)).toMatchObject({ method: 'GET', query: { open_kfid: 'wk1' } })
})

test('of servicers that are added or removed each has its own result', async () => {
  const result_list = [
    { userid: 'lisi', errcode: 60030, errmsg: 'not visible' },
    { department_id: 2, errcode: 0 },
  ]
  await using wecom = await answering({ result_list })
  const ids = { userIds: ['lisi'], departmentIds: [2] }
  const results = [
    { userId: 'lisi', errcode: 60030, errmsg: 'not visible' },
    { departmentId: 2, errcode: 0, errmsg: '' },
  ]
  await expect(kfOf(wecom).servicers.add('wk1', ids)).resolves.toEqual(results)
  await expect(kfOf(wecom).servicers.del('wk1', { userIds: ['lisi'] })).resolves.toEqual(results)
  expect(wecom.seen[1]?.body).toEqual({ open_kfid: 'wk1', userid_list: ['lisi'], department_id_list: [2] })
  expect(lastOf(wecom)).toMatchObject({ path: '/cgi-bin/kf/servicer/del', body: { userid_list: ['lisi'] } })
})

test('the state of a session is read and changed', async () => {
  await using wecom = await answering({ service_state: 3, servicer_userid: 'zhangsan', msg_code: 'CODE' })
  const { serviceState } = kfOf(wecom)
  const customer = { openKfId: 'wk1', externalUserId: 'wm1' }
  await expect(serviceState.get(customer)).resolves.toEqual({ state: 3, servicerUserId: 'zhangsan' })
  await expect(serviceState.trans({ ...customer, state: 3, servicerUserId: 'lisi' })).resolves.toEqual({
    msgCode: 'CODE',
  })
  const who = { open_kfid: 'wk1', external_userid: 'wm1' }
  expect(wecom.seen[1]?.body).toEqual(who)
  expect(wecom.seen[2]?.body).toEqual({ ...who, service_state: 3, servicer_userid: 'lisi' })
})

test('customers are told by name, and who is not known is told too', async () => {
  const customer_list = [
    {
      ...{ external_userid: 'wm1', nickname: '小雨', avatar: '', gender: 2, unionid: 'u1' },
      enter_session_context: { scene: 'shop', scene_param: 'p' },
    },
    { nickname: 'nobody' },
  ]
  await using wecom = await answering({ customer_list, invalid_external_userid: ['wm2', 7] })
  await expect(kfOf(wecom).customers.batchGet(['wm1', 'wm2'], { withContext: true })).resolves.toEqual({
    customers: [{ externalUserId: 'wm1', nickname: '小雨', gender: 2, unionId: 'u1', scene: 'shop', sceneParam: 'p' }],
    invalidIds: ['wm2'],
  })
  expect(lastOf(wecom)?.body).toEqual({ external_userid_list: ['wm1', 'wm2'], need_enter_session_context: 1 })
})
