import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { bubble, openOnly, rows, signIn, tab } from './testing/console.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }

const rowOf = (page: Page, name: string) => rows(page).filter({ hasText: name })
const unread = (page: Page, name: string) => () => rowOf(page, name).getAttribute('data-unread')

async function serve(page: Page, customer: string): Promise<void> {
  await desk.say(customer, '转人工')
  await openOnly(page, 'pending')
  await page.getByTestId('accept').click()
  await page.getByTestId('composer').waitFor()
}

journey('what was read on one screen is read on the others, and after a reload', async ({ openScreen }) => {
  const [here, there] = [(await openScreen()).page, (await openScreen()).page]
  for (const page of [here, there]) await signIn(page, desk.url, 'zhangsan')
  await serve(here, 'zhaolei')
  await serve(here, 'sunli')
  for (const text of ['在吗', '还在吗']) await desk.say('zhaolei', text)
  for (const page of [here, there]) await expect.poll(unread(page, '赵磊'), soon).toBe('2')
  await there.reload()
  await expect.poll(unread(there, '赵磊'), soon).toBe('2')

  await rowOf(here, '赵磊').click()
  await bubble(here, 'customer', '还在吗').last().waitFor()
  for (const page of [here, there]) await expect.poll(unread(page, '赵磊'), soon).toBeNull()
  await there.reload()
  await tab(there, 'mine').waitFor()
  await rowOf(there, '赵磊').waitFor()
  expect(await unread(there, '赵磊')()).toBeNull()
})

journey('a colleague who has the conversation open sees that somebody writes in it', async ({ openScreen }) => {
  const [zhangsan, lisi] = [(await openScreen()).page, (await openScreen()).page]
  await signIn(zhangsan, desk.url, 'zhangsan')
  await signIn(lisi, desk.url, 'lisi')
  await serve(zhangsan, 'liuyang')
  await lisi.goto(`${desk.url}/console/${new URL(zhangsan.url()).hash}`)
  await lisi.locator('[data-testid=read-only][data-status=manual]').waitFor()

  const typing = () => lisi.getByTestId('typing').innerText()
  await zhangsan.getByTestId('composer').pressSequentially('马上', { delay: 30 })
  await expect.poll(typing, soon).toBe('张三 正在输入…')
  await zhangsan.getByTestId('send').click()
  await bubble(lisi, 'manual', '马上').waitFor()
  await expect.poll(typing, soon).toBe('')
})
