import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { openOnly, said, signIn } from './testing/console.ts'
import { compose } from './testing/ime.ts'

const desk = await bootDesk()
/** No finger presses Enter in the moment in which an input method lets go of it. */
const keyPauseMs = 40
const soon = { timeout: patienceMs }

journey('what is noted of a customer is on every screen, and a slash brings a reply', async ({ openScreen }) => {
  const { token } = await desk.login('zhangsan')
  const reply = { scope: 'own', shortcut: 'again', title: '重新登录', content: '{customer}您好，我是{agent}' }
  expect((await desk.call('POST', '/api/canned-replies', { token, body: reply })).code).toBe(0)
  const [mine, theirs] = [await openScreen(), await openScreen()]
  await signIn(mine.page, desk.url, 'zhangsan')
  await signIn(theirs.page, desk.url, 'lisi')
  await desk.say('zhaolei', '转人工')
  for (const { page } of [mine, theirs]) await openOnly(page, 'pending')
  for (const { page } of [mine, theirs]) await page.getByTestId('profile').waitFor()

  await mine.page.getByTestId('customer-remark').click()
  await mine.page.getByTestId('customer-remark-field').fill('财务部')
  await mine.page.getByTestId('customer-remark-field').press('Enter')
  await mine.page.getByTestId('customer-vip').click()
  await theirs.page.getByTestId('customer-remark').filter({ hasText: '财务部' }).waitFor()
  await theirs.page.locator('[data-testid=customer-vip][aria-checked=true]').waitFor()

  await mine.page.getByTestId('accept').click()
  const composer = mine.page.getByTestId('composer')
  await composer.fill('/')
  await mine.page.getByTestId('canned-reply').waitFor()
  await compose(mine.page, 'chong', '重新')
  await expect.poll(() => composer.inputValue(), soon).toBe('/重新')
  await composer.pressSequentially('登录', { delay: keyPauseMs })
  await composer.press('Enter')
  await expect.poll(() => composer.inputValue(), soon).toBe('赵磊您好，我是张三')
  expect(await said(mine.page, 'manual')()).toEqual([])
  await composer.press('Enter')
  await expect.poll(said(mine.page, 'manual'), soon).toEqual(['赵磊您好，我是张三'])
  expect([mine.loads(), theirs.loads()]).toEqual([1, 1])
  expect([mine.complaints(), theirs.complaints()]).toEqual([[], []])
})

journey('two customers turn out to be one person, and not to be one after all', async ({ openScreen }) => {
  const { token } = await desk.login('admin')
  await desk.call('POST', '/api/tags', { token, body: { name: '财务', colour: 'gold' } })
  for (const customer of ['liuyang', 'chenjing']) await desk.say(customer, '你好')
  const screen = await openScreen()
  const { page } = screen
  await signIn(page, desk.url, 'admin')
  await page.goto(`${desk.url}/console/#/system/customers`)
  await page.getByTestId('customer-find').fill('刘洋')
  await page.getByTestId('customer-seek').click()
  await expect.poll(() => page.getByTestId('customer-row').count(), soon).toBe(1)
  await page.getByTestId('customer-row').click()

  await page.getByTestId('customer-tags-add').click()
  await page.getByRole('checkbox', { name: '财务' }).check()
  await page.getByTestId('customer-name').focus()
  await page.keyboard.press('Escape')
  await page.mouse.click(5, 5)
  await page.getByTestId('customer-row').getByTestId('tag').waitFor()

  await page.getByTestId('customer-merge').click()
  await page.locator('#merge-find').fill('陈静')
  await page.locator('#merge-find').press('Enter')
  await page.getByTestId('merge-candidate').getByRole('button').click()
  await page.getByTestId('merge-confirm').click()
  await expect.poll(identities(page), soon).toBe(2)

  await page.getByTestId('customer-split').last().click()
  await page.getByTestId('split-confirm').click()
  await expect.poll(identities(page), soon).toBe(1)
  expect([screen.loads(), screen.complaints()]).toEqual([1, []])
})

const identities = (page: Page) => () => page.getByTestId('identity').count()
