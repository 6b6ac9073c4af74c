import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { hashOf } from '../../../platform/secrets.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { sweepTokens } from '../index.ts'

const desk = await bootDesk()

test('a socket does not outlive the token that opened it for long', async () => {
  const [short, long] = [(await desk.login('zhangsan')).token, (await desk.login('zhangsan')).token]
  const [ending, staying] = [short, long].map((token) => openSocket(desk.url, 'zhangsan', `?token=${token}`))
  for (const socket of [ending, staying]) await socket?.next((frame) => frame.type === 'ready')
  await desk.db.run(sql`update staff_tokens set expires_at = now() where token_hash = ${hashOf(short)}`)
  await sweepTokens(desk.db)
  expect(await ending?.closed()).toBe(4401)
  expect(staying?.ws.readyState).toBe(staying?.ws.OPEN)
  await staying?.close()
})
