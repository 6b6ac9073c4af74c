import { expect, test } from 'vitest'
import { bootDesk } from '../../../testing/index.ts'
import { sessionsOf } from '../../sessions/testing/desk-sessions.ts'

const desk = await bootDesk({ env: { SESSION_READ_SCOPE: 'own' } })
const zhangsan = await sessionsOf(desk, 'zhangsan')

const finds = async (csId: string) => {
  const { token } = await desk.login(csId)
  const { data } = await desk.call('GET', `/api/messages/search?q=${encodeURIComponent('秘密')}`, { token })
  return data.items.map(({ session }: { session: { customerId: string } }) => session.customerId).sort()
}

test('where agents read their own sessions, a search looks into no other, and supervisors find all', async () => {
  await desk.say('chenjing', '秘密在排队')
  await desk.say('chenjing', '转人工')
  await desk.say('sunli', '秘密在机器人那里')
  const closed = await zhangsan.manual('zhaolei')
  await desk.say('zhaolei', '结束了的秘密')
  await zhangsan.command(closed, 'close')
  await zhangsan.manual('liuyang')
  await desk.say('liuyang', '正在服务的秘密')
  expect(await finds('zhangsan')).toEqual(['emp:liuyang', 'emp:zhaolei'])
  expect(await finds('lisi')).toEqual([])
  expect(await finds('admin')).toEqual(['emp:chenjing', 'emp:liuyang', 'emp:sunli', 'emp:zhaolei'])
})
