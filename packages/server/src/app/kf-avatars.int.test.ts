import { expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { openSocket } from '../testing/index.ts'
import { bootKfDesk } from './testing/kf-desk.ts'

const desk = await bootKfDesk({ env: { SESSION_READ_SCOPE: 'own' } })
const { db, token, url, manual, infoOf, settled } = desk

const picture = (customerId: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/customers/${customerId}/avatar`, { headers: { authorization: `Bearer ${token}`, ...headers } })

test('a customer of customer service is soon shown with the picture that WeCom has of them', async () => {
  const socket = openSocket(url, 'zhangsan', `?token=${token}`)
  await socket.next(({ type }) => type === 'ready')
  await manual('wmPictured')
  const { session } = await socket.next((frame) => frame.session?.customerAvatar !== undefined)
  const changed = await socket.next(({ type }) => type === 'customer_updated')
  expect(changed.data).toEqual({ customerId: session.profileId })
  const { customerAvatar, profileId } = await infoOf('wmPictured')
  expect([customerAvatar, profileId]).toEqual([session.customerAvatar, session.profileId])
  const { data } = await desk.call('GET', `/api/customers/${profileId}`, { token })
  expect(data.avatar).toBe(customerAvatar)
  await socket.close()

  const shown = await picture(profileId)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    etag: `"${customerAvatar}"`,
  })
  expect(
    Buffer.from(await shown.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  const again = await picture(profileId, { 'if-none-match': `"${customerAvatar}"` })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('who may not see the customer does not see the picture, and a customer without one has none', async () => {
  await manual('wmHidden')
  const { profileId } = await infoOf('wmHidden')
  const { token: lisi } = await desk.login('lisi')
  const asked = (customerId: string, as?: string) =>
    desk.call('GET', `/api/customers/${customerId}/avatar`, { token: as })
  expect((await asked(profileId)).status).toBe(401)
  expect(await asked(profileId, lisi)).toMatchObject({ status: 404, code: 40403 })
  await db.run(sql`delete from customer_avatars where customer_id = ${profileId}`)
  expect(await asked(profileId, token)).toMatchObject({ status: 404, code: 40407 })
})

test('who is in a conversation is asked about again after a day, and not before', async () => {
  await manual('wmRenewed')
  const { profileId } = await infoOf('wmRenewed')
  await db.run(sql`delete from customer_avatars where customer_id = ${profileId}`)
  await desk.drain()
  expect((await picture(profileId)).status).toBe(404)
  await db.run(sql`update customers set name_asked_at = now() - interval '25 hours' where id = ${profileId}`)
  await settled()
  expect((await picture(profileId)).status).toBe(200)
})

test('one who is merged into a customer without a picture brings theirs', async () => {
  const { token: admin } = await desk.login('admin')
  await manual('wmInto')
  await manual('wmFrom')
  const [into, from] = [(await infoOf('wmInto')).profileId, (await infoOf('wmFrom')).profileId]
  await db.run(sql`delete from customer_avatars where customer_id = ${into}`)
  const before = Buffer.from(await (await picture(from)).arrayBuffer())
  expect((await desk.call('POST', `/api/customers/${into}/merge`, { token: admin, body: { from } })).code).toBe(0)
  for (const id of [into, from]) expect(Buffer.from(await (await picture(id)).arrayBuffer())).toEqual(before)
})
