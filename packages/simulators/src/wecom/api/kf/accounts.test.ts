import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiOf } from '../../../testing/api.ts'
import { customer, type KfWorld, startKf } from '../../../testing/kf.ts'

let world: KfWorld
beforeEach(async () => {
  world = await startKf()
})
afterEach(() => world.stop())

describe('accounts', () => {
  test('of the demo are two, with the service desk as servicers', async () => {
    const { account_list } = await world.post('account/list')
    expect(account_list).toMatchObject([
      { open_kfid: world.openKfid, name: '售后客服', manage_privilege: true },
      { name: '会员客服', manage_privilege: true },
    ])
    expect((await fetch(account_list[0].avatar)).headers.get('content-type')).toBe('image/png')
    expect(world.kf.state()[0]?.servicers.map(({ userid }) => userid)).toEqual(['zhangsan', 'lisi', 'admin'])
  })

  test('are the same after a restart', async () => {
    const other = await startKf()
    expect(other.openKfid).toBe(world.openKfid)
    await other.stop()
  })

  test('are added, renamed, paged and deleted', async () => {
    const { open_kfid } = await world.post('account/add', { name: '企业客服' })
    expect(open_kfid).toMatch(/^wk/)
    await world.post('account/update', { open_kfid, name: '渠道客服' })
    const page = await world.post('account/list', { offset: 2, limit: 1 })
    expect(page.account_list).toMatchObject([{ open_kfid, name: '渠道客服' }])
    expect((await world.post('account/list', { offset: 3, limit: 1 })).account_list).toEqual([])
    expect((await world.post('account/del', { open_kfid })).errcode).toBe(0)
    expect((await world.post('account/del', { open_kfid })).errcode).toBe(95004)
  })

  test.each(['', 'x'.repeat(17)])('cannot be called "%s"', async (name) => {
    expect((await world.post('account/add', { name })).errcode).toBe(95006)
  })

  test('of an unverified corp are at most 10', async () => {
    world.simulator.rules({ verified: false })
    const codes = []
    for (let i = 0; i < 9; i += 1) codes.push((await world.post('account/add', { name: `客服${i}` })).errcode)
    expect(codes).toEqual([...Array(8).fill(0), 95027])
  })

  test('are nobody else’s: another app may not manage them and the contact helper may not even ask', async () => {
    const contact = { secret: 'helper', callbackToken: 't', encodingAesKey: 'a'.repeat(43) }
    const other = await startKf({ otherApps: [{ agentId: 1000009, secret: 'other' }], contact })
    const as = async (secret: string) => {
      const { access_token } = (await apiOf(other.simulator.url).gettoken(undefined, secret)).json
      const url = `${other.simulator.url}/cgi-bin/kf/sync_msg?access_token=${access_token}`
      return (await fetch(url, { method: 'POST', body: JSON.stringify({ open_kfid: other.openKfid }) })).json()
    }
    expect(await as('other')).toMatchObject({ errcode: 48007 })
    expect(await as('helper')).toMatchObject({ errcode: 48002 })
    await other.stop()
  })
})

test('a link opens the phone of the customer, and its scene is checked', async () => {
  const { url } = await world.post('add_contact_way', { scene: 'order_1' })
  expect(new URL(url).searchParams.get('kf')).toBe(world.openKfid)
  expect((await world.post('add_contact_way', { scene: '订单' })).errcode).toBe(40058)
})

describe('servicers', () => {
  const list = async () =>
    (await apiOf(world.simulator.url).get('kf/servicer/list', { open_kfid: world.openKfid })).json.servicer_list

  test('are added with a result for each', async () => {
    const added = await world.post('servicer/add', {
      userid_list: ['LiuYang', 'zhangsan', 'nobody'],
      department_id_list: [5],
    })
    expect(added).toMatchObject({
      errcode: 0,
      result_list: [
        { userid: 'LiuYang', errcode: 0, errmsg: 'success' },
        { userid: 'zhangsan', errcode: 0, errmsg: 'ignored' },
        { userid: 'nobody', errcode: 40003 },
        { department_id: 5, errcode: 0, errmsg: 'success' },
      ],
    })
    expect(await list()).toContainEqual({ userid: 'liuyang', status: 0 })
    expect(await list()).toContainEqual({ department_id: 5 })
  })

  test('of a department may get a session without being named', async () => {
    await world.post('servicer/add', { department_id_list: [5] })
    world.kf.message({ from: customer, text: '在吗' })
    expect((await world.trans(3, 'zhaolei')).errcode).toBe(0)
  })

  test('outside the visible range are refused one by one', async () => {
    world.simulator.rules({ visible: { departments: [2], users: [] } })
    expect(await world.post('servicer/add', { userid_list: ['liuyang'] })).toMatchObject({
      errcode: 0,
      result_list: [{ userid: 'liuyang', errcode: 60030 }],
    })
  })

  test('who are removed get nothing more', async () => {
    await world.post('servicer/del', { userid_list: ['zhangsan'] })
    world.kf.message({ from: customer, text: '在吗' })
    expect((await world.trans(3, 'zhangsan')).errcode).toBe(60253)
  })

  test('cannot be nobody', async () => {
    expect((await world.post('servicer/add')).errcode).toBe(40063)
  })
})

describe('customer/batchget', () => {
  const get = (ids: string[], patch = {}) => world.post('customer/batchget', { external_userid_list: ids, ...patch })

  test('knows who was there in the last 48 hours, and lists the others as invalid', async () => {
    world.kf.message({ from: customer, text: '在吗', name: '小雨' })
    expect(await get([customer, 'wmNobody'])).toMatchObject({
      customer_list: [{ external_userid: customer, nickname: '小雨', avatar: expect.stringContaining('http') }],
      invalid_external_userid: ['wmNobody'],
    })
    world.simulator.advance(48 * 3_600 + 1)
    expect(await get([customer])).toMatchObject({ customer_list: [], invalid_external_userid: [customer] })
  })

  test('tells by which link they came, when asked', async () => {
    world.kf.enter({ from: customer, scene: 'web', scene_param: 'order=1' })
    const { customer_list } = await get([customer], { need_enter_session_context: 1 })
    expect(customer_list[0].enter_session_context).toMatchObject({ scene: 'web', scene_param: 'order=1' })
  })

  test.each([[[]], [Array.from({ length: 101 }, (_, i) => `wm${i}`)]])('takes 1 to 100 ids', async (ids) => {
    expect([40058, 40063]).toContain((await get(ids)).errcode)
  })
})
