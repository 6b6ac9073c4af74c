import { bootDesk } from '@yingda/server/testing'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { countOf, openOnly, signIn } from './testing/console.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }

journey('a conversation is handed to a colleague, with a note that the customer never sees', async ({ openScreen }) => {
  const { page: zhangsan } = await openScreen()
  const { page: lisi } = await openScreen()
  await signIn(zhangsan, desk.url, 'zhangsan')
  await signIn(lisi, desk.url, 'lisi')
  await desk.say('zhaolei', '转人工')
  await openOnly(zhangsan, 'pending')
  await zhangsan.getByTestId('accept').click()
  await zhangsan.getByTestId('composer').waitFor()

  await zhangsan.keyboard.press('Alt+p')
  await zhangsan.getByTestId('note-text').fill('发票已经查过')
  await zhangsan.getByTestId('note-leave').click()
  await zhangsan.locator('[data-sender=note]').filter({ hasText: '发票已经查过' }).waitFor()

  await zhangsan.keyboard.press('Alt+t')
  await zhangsan.getByTestId('transfer-note').fill('请接手')
  await zhangsan.locator('[data-testid=colleague][data-user-id=lisi] button').click()
  await zhangsan.getByTestId('transfer-out').waitFor()

  await lisi.getByTestId('transfer-in').filter({ hasText: '张三' }).filter({ hasText: '请接手' }).waitFor()
  await lisi.getByTestId('transfer-accept').first().click()
  await lisi.getByTestId('composer').waitFor()
  await lisi.locator('[data-sender=note]').filter({ hasText: '发票已经查过' }).waitFor()
  await expect.poll(countOf(zhangsan, 'mine'), soon).toBe('0')
  await expect.poll(countOf(lisi, 'mine'), soon).toBe('1')
  await desk.drain()
  expect(JSON.stringify(desk.sim.sent())).not.toContain('发票已经查过')
})
