import { bootDesk } from '@yingda/server/testing'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { bubble, closeSession, countOf, openOnly, rows, said, signIn, tab } from './testing/console.ts'
import { compose } from './testing/ime.ts'
import { fromDesk, openPhone, write } from './testing/phone.ts'

const desk = await bootDesk()
const keyPauseMs = 30
const soon = { timeout: patienceMs }

journey('a customer is served by the bot, then by a person, and nobody reloads a page', async ({ openScreen }) => {
  const [agent, customer] = [await openScreen(), await openScreen()]
  const [console, phone] = [agent.page, customer.page]
  await signIn(console, desk.url, 'zhangsan')
  await openPhone(phone, desk.sim.url, { userid: 'liuyang', name: '刘洋' })

  await write(phone, 'VPN 连不上')
  await fromDesk(phone, '退出 VPN 客户端重新登录').waitFor()
  expect(await countOf(console, 'pending')()).toBe('0')

  await write(phone, '转人工')
  await expect.poll(countOf(console, 'pending'), soon).toBe('1')
  await openOnly(console, 'pending')
  await bubble(console, 'ai', '退出 VPN 客户端重新登录').waitFor()
  await console.getByTestId('accept').click()
  await console.getByTestId('composer').waitFor()
  await expect.poll(countOf(console, 'mine'), soon).toBe('1')
  expect(await countOf(console, 'pending')()).toBe('0')

  await write(phone, '我在上海办公室，提示认证失败')
  await bubble(console, 'customer', '我在上海办公室，提示认证失败').waitFor()

  const composer = console.getByTestId('composer')
  await composer.focus()
  await compose(console, 'ni hao', '您好')
  await expect.poll(() => composer.inputValue(), soon).toBe('您好')
  expect(await said(console, 'manual')()).toEqual([])
  await composer.pressSequentially('，已为您重置', { delay: keyPauseMs })
  await composer.press('Enter')
  await fromDesk(phone, '您好，已为您重置').waitFor()
  await console.locator('[data-sender=manual][data-delivery=sent]').waitFor()
  expect(await said(console, 'manual')()).toEqual(['您好，已为您重置'])
  expect(await composer.inputValue()).toBe('')

  await closeSession(console)
  await fromDesk(phone, '本次服务已结束').waitFor()
  await expect.poll(countOf(console, 'mine'), soon).toBe('0')
  await tab(console, 'closed').click()
  await rows(console).waitFor()

  expect([agent.loads(), customer.loads()]).toEqual([1, 1])
  expect([agent.complaints(), customer.complaints()]).toEqual([[], []])
})
