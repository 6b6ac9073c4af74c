import { expect, test } from 'vitest'
import { bootDesk, secondNode } from '../../../testing/index.ts'
import { botOf, linkTo, staff } from '../testing/people.ts'

const desk = await bootDesk()

test('an owner whose tokens cannot be opened any more sees the list all the same, and can revoke', async () => {
  const owner = await staff(desk, 'zhoujie', ['bot_owner'])
  const botId = await botOf(owner)
  const { id } = await linkTo(owner, botId)
  const secretKeys = { current: 'another key, which has never sealed anything', former: [] }
  const node = await secondNode({ ...desk, config: { ...desk.config, secretKeys } })
  const headers = { authorization: `Bearer ${owner.token}` }
  const list = await node.app.inject({ method: 'GET', url: `/api/v1/bots/${botId}/share-tokens`, headers })
  expect(list.json().items).toMatchObject([{ id, share_token: '' }])
  const revoked = await node.app.inject({ method: 'DELETE', url: `/api/v1/bot-share-tokens/${id}`, headers })
  expect(revoked.statusCode).toBe(200)
})
