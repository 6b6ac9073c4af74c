import { pino } from 'pino'
import { expect, test } from 'vitest'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { prepared, refusal } from './testing/remote.ts'

const accountId = 'acc_wecom-kf_wkAAA'

function remote(refused?: typeof fetch) {
  const asked: string[][] = []
  const batch: typeof fetch = async (input, init) => {
    const ids: string[] = JSON.parse(String(init?.body)).external_userid_list
    asked.push(ids)
    if (refused) return refused(input, init)
    const customer_list = ids.flatMap((id) => (id === 'wmGone' ? [] : { external_userid: id, nickname: `名${id}` }))
    return Response.json({ errcode: 0, customer_list, invalid_external_userid: ids.filter((id) => id === 'wmGone') })
  }
  const { profile } = channel.open(conformance.settings, { log: pino({ level: 'silent' }), fetch: prepared(batch) })
  if (!profile) throw new Error('The channel knows names.')
  return { asked, profile }
}

test('names that are asked for together are asked with one call, each once', async () => {
  const { asked, profile } = remote()
  const names = await Promise.all(['wm1', 'wm2', 'wm1', 'wmGone'].map((id) => profile(accountId, id)))
  expect(names).toEqual([{ name: '名wm1' }, { name: '名wm2' }, { name: '名wm1' }, undefined])
  expect(asked).toEqual([['wm1', 'wm2', 'wmGone']])
})

test('no call names more than a hundred customers', async () => {
  const { asked, profile } = remote()
  const ids = Array.from({ length: 250 }, (_, i) => `wm${i}`)
  const names = await Promise.all(ids.map((id) => profile(accountId, id)))
  expect(names.map((found) => found?.name)).toEqual(ids.map((id) => `名${id}`))
  expect(asked.map((batch) => batch.length)).toEqual([100, 100, 50])
})

test('a picture comes with the name when WeCom has one', async () => {
  const pictured: typeof fetch = async () =>
    Response.json({
      errcode: 0,
      customer_list: [
        { external_userid: 'wm1', nickname: '小雨', avatar: 'https://wx.qlogo.cn/mmhead/1/0' },
        { external_userid: 'wm2', nickname: '小雪', avatar: '' },
      ],
    })
  const { profile } = remote(pictured)
  expect(await Promise.all(['wm1', 'wm2'].map((id) => profile(accountId, id)))).toEqual([
    { name: '小雨', avatarUrl: 'https://wx.qlogo.cn/mmhead/1/0' },
    { name: '小雪' },
  ])
})

test('what is asked later is asked again', async () => {
  const { asked, profile } = remote()
  await profile(accountId, 'wm1')
  await profile(accountId, 'wm1')
  expect(asked).toEqual([['wm1'], ['wm1']])
})

test('a refused call is a failure of everyone who asked, and of nobody after', async () => {
  const { profile } = remote(refusal(48002))
  const both = await Promise.allSettled(['wm1', 'wm2'].map((id) => profile(accountId, id)))
  expect(both).toEqual([
    { status: 'rejected', reason: expect.objectContaining({ kind: 'auth' }) },
    { status: 'rejected', reason: expect.objectContaining({ kind: 'auth' }) },
  ])
})

test.each(['emp:zhangsan', '', 'a b', 'wm|1'])('%j is no customer, and nobody is asked', async (customerRef) => {
  const { asked, profile } = remote()
  await expect(profile(accountId, customerRef)).rejects.toMatchObject({ kind: 'rejected' })
  expect(asked).toEqual([])
})
