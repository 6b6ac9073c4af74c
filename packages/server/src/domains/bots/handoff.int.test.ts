import { beforeEach, expect, test } from 'vitest'
import { defaultBotId } from '../../app/accounts.ts'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { sessionsOf } from '../sessions/testing/desk-sessions.ts'
import { answersWith, calls } from './testing/behaviours.ts'
import { startFakeModel } from './testing/fake-model.ts'

const fake = await startFakeModel(answersWith('请打开密码自助。'))
const desk = await bootDesk({ env: { LLM_BASE_URL: fake.url, LLM_MODEL: 'm' } })
const { idOf, info, history } = await sessionsOf(desk)
const settle = (settings: object) =>
  desk.db.run(sql`update bots set settings = ${JSON.stringify(settings)}::jsonb where id = ${defaultBotId}`)
beforeEach(async () => {
  await settle({})
  fake.behave(answersWith('请打开密码自助。'))
})

const readBy = (from: string) =>
  desk.sim
    .sent()
    .filter(({ to }) => to.includes(from))
    .map(({ text }) => text)

test('a bot that asks for a person hands over with reason and summary, which stand before the agent', async () => {
  fake.behave(
    calls('transfer_to_human', { reason: '密码自助页打不开', summary: '已按步骤操作，仍报错 500' }, '我请同事来看。'),
  )
  await desk.say('liming', '密码忘了')
  expect(await info(await idOf('liming'))).toMatchObject({
    status: 'pending',
    handoffReason: 'bot_asked',
    handoff: { reason: '密码自助页打不开', summary: '已按步骤操作，仍报错 500' },
  })
  expect(readBy('liming')).toEqual(['我请同事来看。', expect.stringContaining('转接')])
  expect(readBy('liming').join()).not.toContain('500')
})

test('without words of the bot the last questions stand before the agent, and not that a person is wanted', async () => {
  for (const text of ['订单到哪了', '密码忘了', '转人工']) await desk.say('zhaomin', text)
  expect((await info(await idOf('zhaomin'))).handoff).toEqual({
    reason: 'customer_asked',
    summary: '订单到哪了\n密码忘了',
  })
})

test('the words by which a person is asked for are the owner’s besides the usual ones', async () => {
  await settle({ handoff: { words: ['找老板'] } })
  await desk.say('qianwei', '我要找老板')
  expect(await info(await idOf('qianwei'))).toMatchObject({ status: 'pending', handoffReason: 'customer_asked' })
  await desk.say('qianwei2', '不要找老板')
  expect(await info(await idOf('qianwei2'))).toMatchObject({ status: 'ai' })
  await desk.say('qianwei2', '人工')
  expect(await info(await idOf('qianwei2'))).toMatchObject({ status: 'pending' })
})

test('after as many misses as the owner says a person takes over, or is only offered', async () => {
  await settle({ handoff: { misses: 1 } })
  await desk.say('sunli', '今天天气怎么样')
  expect(await info(await idOf('sunli'))).toMatchObject({ status: 'pending', handoffReason: 'bot_missed' })
  await settle({ handoff: { misses: 1, automatic: false } })
  for (const text of ['今天天气怎么样', '讲个笑话', '食堂几点开饭', '火星上有水吗']) await desk.say('sunli2', text)
  expect(await info(await idOf('sunli2'))).toMatchObject({ status: 'ai' })
})

test('a customer who is a program is answered so often and no more', async () => {
  await settle({ handoff: { max_answers: 3 } })
  const before = fake.asked.length
  for (let turn = 0; turn < 8; turn++) await desk.say('echo', '密码忘了')
  expect(fake.asked.length - before).toBe(3)
  expect(await info(await idOf('echo'))).toMatchObject({ status: 'pending', handoffReason: 'bot_limit' })
  expect((await history(await idOf('echo'))).filter(({ senderType }) => senderType === 'ai')).toHaveLength(3)
})

test('the model is told what was said before by the desk’s own record', async () => {
  await desk.say('wumin', '我叫吴敏，密码忘了')
  await desk.say('wumin', '怎么重置密码')
  const [system, ...said] = fake.asked.at(-1)?.body.messages ?? []
  expect(system?.role).toBe('system')
  expect(said.map(({ role, content }) => [role, content.replaceAll('\n', '')])).toEqual([
    ['user', '<客户>我叫吴敏，密码忘了</客户>'],
    ['assistant', '请打开密码自助。'],
    ['user', '<客户>怎么重置密码</客户>'],
  ])
})
