import { expect, test } from 'vitest'
import { bootDesk } from '../../testing/index.ts'
import { textsOf } from './answering/texts.ts'

const desk = await bootDesk()
const { missed } = textsOf('zh-CN')
const { token } = await desk.login('zhangsan')

/** What the customer reads, oldest first. */
const readBy = (from: string) =>
  desk.sim
    .sent()
    .filter(({ to }) => to.includes(from))
    .map(({ text }) => text)

const sessionOf = async (from: string) => {
  const { data } = await desk.call('GET', '/api/sessions', { token })
  return data.find((session: { customerId: string }) => session.customerId === `emp:${from}`)
}

test('below the floor the customer is told so and offered a person', async () => {
  await desk.say('liming', '今天天气怎么样')
  expect(readBy('liming')).toEqual([missed])
  expect(await sessionOf('liming')).toMatchObject({ status: 'ai' })
})

test('three misses in a row hand the session off', async () => {
  for (const text of ['今天天气怎么样', '讲个笑话', '食堂几点开饭']) await desk.say('zhaomin', text)
  expect(await sessionOf('zhaomin')).toMatchObject({ status: 'pending', handoffReason: 'bot_missed' })
  const [first, second, third, ...rest] = readBy('zhaomin')
  expect([first, second, rest]).toEqual([missed, missed, []])
  expect(third).toContain('转接')
})

test('an answer in between starts the count anew', async () => {
  for (const text of ['今天天气怎么样', '讲个笑话', '密码忘了', '食堂几点开饭', '火星上有水吗'])
    await desk.say('qianwei', text)
  expect(await sessionOf('qianwei')).toMatchObject({ status: 'ai' })
  await desk.say('qianwei', '年假还有几天')
  expect(await sessionOf('qianwei')).toMatchObject({ status: 'pending', handoffReason: 'bot_missed' })
})

test('a text full of operators is answered like any other miss', async () => {
  await desk.say('sunli', `'; drop table faqs; -- ' | & !( <-> :* \\`)
  expect(readBy('sunli')).toEqual([missed])
  await desk.say('sunli', '密码忘了')
  expect(readBy('sunli').at(-1)).toContain('密码自助')
})
