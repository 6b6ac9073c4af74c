import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { countOf, openOnly, signIn } from './testing/console.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }

journey('of two agents who accept at once exactly one has the customer', async ({ openScreen }) => {
  const screens = [await openScreen(), await openScreen()]
  const [zhangsan, lisi] = screens.map(({ page }) => page)
  if (!zhangsan || !lisi) throw new Error('There are two screens.')
  await signIn(zhangsan, desk.url, 'zhangsan')
  await signIn(lisi, desk.url, 'lisi')
  await desk.say('zhaolei', '转人工')

  const pages = [zhangsan, lisi]
  for (const page of pages) await openOnly(page, 'pending')
  await startTogether(pages)
  await Promise.all(pages.map((page) => page.getByTestId('accept').click()))

  const other = (page: Page) => page.locator('[data-testid=read-only][data-status=manual]')
  for (const page of pages) await page.getByTestId('composer').or(other(page)).waitFor()
  const hasIt = await Promise.all(pages.map((page) => page.getByTestId('composer').isVisible()))
  expect([...hasIt].sort()).toEqual([false, true])

  const [winner, loser] = hasIt[0] ? [zhangsan, lisi] : [lisi, zhangsan]
  const name = hasIt[0] ? '张三' : '李四'
  await expect.poll(countOf(winner, 'mine'), soon).toBe('1')
  await expect.poll(countOf(loser, 'mine'), soon).toBe('0')
  await expect.poll(countOf(loser, 'pending'), soon).toBe('0')
  expect(await other(loser).innerText()).toContain(`${name} 正在接待`)
  await loser.getByText('会话已被其他坐席接入').waitFor()
  expect(screens.map(({ loads }) => loads())).toEqual([1, 1])
})

/** Holds both requests back until both are there, so that neither agent is merely first. */
async function startTogether(pages: readonly Page[]): Promise<void> {
  let start = () => {}
  const allAreThere = new Promise<void>((resolve) => {
    start = resolve
  })
  let waiting = 0
  for (const page of pages) {
    await page.route('**/api/sessions/*/accept', async (route) => {
      waiting += 1
      if (waiting === pages.length) start()
      await allAreThere
      await route.continue()
    })
  }
}
