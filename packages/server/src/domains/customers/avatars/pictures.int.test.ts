import { afterAll, expect, onTestFinished, test } from 'vitest'
import { openDb, sql } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import { testDatabase } from '../../../testing/database.ts'
import { png } from '../../files/testing/samples.ts'
import { type PictureOf, startPictures } from '../index.ts'
import { findAvatar } from './store.ts'

const db = openDb({ url: (await testDatabase()).url })
afterAll(() => db.close())
await db.run(sql`insert into customers (id) select 'cus_' || n from generate_series(1, 40) n`)

const gif = Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')

function pictures(pictureOf: PictureOf) {
  let commits = 0
  const worker = startPictures({ db, log: createLog('silent'), pictureOf, onCommitted: () => commits++ })
  onTestFinished(() => worker.stop())
  const fetched = async (customerId: string, url = 'https://wx.qlogo.cn/a') => {
    worker.want(customerId, url)
    await worker.idle()
    return findAvatar(db, customerId)
  }
  return { ...worker, fetched, commits: () => commits }
}

const told = async (customerId: string) =>
  (await db.rows(sql`select 1 from changes where kind = 'customer_updated' and data ->> 'customerId' = ${customerId}`))
    .length

test('a picture is kept by what its bytes are, and screens are told once for each new one', async () => {
  let bytes = png
  const { fetched, commits } = pictures(async () => bytes)
  const first = await fetched('cus_1')
  expect(first).toMatchObject({ mime: 'image/png', bytes: png })
  expect(await fetched('cus_1')).toEqual(first)
  expect([commits(), await told('cus_1')]).toEqual([1, 1])
  bytes = gif
  const second = await fetched('cus_1')
  expect(second).toMatchObject({ mime: 'image/gif', bytes: gif })
  expect(second?.etag).not.toBe(first?.etag)
  expect([commits(), await told('cus_1')]).toEqual([2, 2])
})

test.each([
  ['a drawing that may hold a script', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a page', '<!doctype html><title>404</title>'],
  ['nothing', ''],
  ['a document', '%PDF-1.7'],
])('%s is no picture of a customer', async (_what, text) => {
  const { fetched } = pictures(async () => Buffer.from(text))
  expect(await fetched('cus_2')).toBeUndefined()
})

test('a picture that cannot be fetched leaves the one there was, and holds up no other', async () => {
  const { fetched } = pictures(async (url) => {
    if (url.endsWith('/gone')) throw new Error('gone')
    return png
  })
  await fetched('cus_3')
  expect(await fetched('cus_3', 'https://wx.qlogo.cn/gone')).toMatchObject({ bytes: png })
  expect(await fetched('cus_4')).toMatchObject({ bytes: png })
})

test('of many pictures ten are fetched at once', async () => {
  let [open, most] = [0, 0]
  const { want, idle } = pictures(async () => {
    most = Math.max(most, ++open)
    await new Promise(setImmediate)
    open--
    return png
  })
  for (let n = 11; n <= 40; n++) want(`cus_${n}`, 'https://wx.qlogo.cn/a')
  await idle()
  expect(most).toBe(10)
  expect(await findAvatar(db, 'cus_40')).toMatchObject({ bytes: png })
})

test('a picture of one who was merged or is unknown by now is dropped', async () => {
  const { fetched } = pictures(async () => png)
  await db.run(sql`update customers set merged_into = 'cus_6' where id = 'cus_5'`)
  expect([await fetched('cus_5'), await fetched('cus_0')]).toEqual([undefined, undefined])
})
