import { expect, test } from 'vitest'
import { openSealer } from '../platform/sealed.ts'
import { bootDesk } from '../testing/index.ts'
import { fillDemoVisitor } from './demo-visitor.ts'
import { sealingKeys } from './secret-keys.ts'

const desk = await bootDesk()
const sealer = openSealer(await sealingKeys(desk.config.secretKeys, ''))

test('the demo has a visitor and a link by which they come in, made once', async () => {
  const shareToken = await fillDemoVisitor(desk.db, sealer)
  expect(await fillDemoVisitor(desk.db, sealer)).toBe(shareToken)
  const login = await desk.call('POST', '/api/v1/auth/login', { body: { username: 'demo', password: 'demo' } })
  const { status, body } = await desk.call('GET', `/api/v1/public/bot-share/${shareToken}/conversation`, {
    token: login.body.token,
  })
  expect([status, body.status]).toEqual([200, 'none'])
})
