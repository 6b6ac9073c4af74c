import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { countOf, rows, signIn, tab } from './testing/console.ts'
import { bootThreeChannels } from './testing/three-channels.ts'

const { desk, douyin, jd } = await bootThreeChannels()
const soon = { timeout: patienceMs }

/** Who writes from where, and what came back to them there. */
const customers = [
  {
    id: 'wecom-app',
    from: 'liuyang',
    name: '刘洋',
    write: desk.sim,
    sent: () => desk.sim.sent(),
    answer: '发票明天寄出',
  },
  { id: 'douyin', from: 'xiaoman', name: '小满', write: douyin, sent: () => douyin.sent(), answer: '券已经补发' },
  { id: 'jd', from: 'jd_buyer', name: '阿杰', write: jd, sent: () => jd.sent(), answer: '已为您催促快递' },
] as const

journey(
  'three customers on three channels wait in one queue and are answered where they wrote',
  async ({ openScreen }) => {
    const agent = await openScreen()
    const { page } = agent
    await signIn(page, desk.url, 'zhangsan')
    for (const { write, from, name } of customers) void write.message({ from, name, text: '转人工' })
    await expect.poll(countOf(page, 'pending'), soon).toBe('3')
    await tab(page, 'pending').click()
    await expect.poll(() => rows(page).count(), soon).toBe(3)
    const channels = page.getByTestId('channel-filter')
    expect(await channels.evaluateAll((all) => all.map((one) => one.getAttribute('data-channel-id')))).toEqual(
      expect.arrayContaining(customers.map(({ id }) => id)),
    )

    for (const { id, from, answer, sent } of customers) {
      await tab(page, 'pending').click()
      await narrowTo(page, id)
      await expect.poll(() => rows(page).count(), soon).toBe(1)
      await rows(page).click()
      await page.getByTestId('accept').click()
      await page.getByTestId('composer').fill(answer)
      await page.getByTestId('composer').press('Enter')
      await page.locator('[data-sender=manual][data-delivery=sent]').filter({ hasText: answer }).waitFor()
      expect(sent().filter(({ text }) => text === answer)).toMatchObject([{ to: [from] }])
    }

    await narrowTo(page, 'jd')
    await tab(page, 'mine').click()
    await expect.poll(() => rows(page).count(), soon).toBe(3)
    for (const { name } of customers) await rows(page).filter({ hasText: name }).waitFor()
    expect(agent.loads()).toBe(1)
    expect(agent.complaints()).toEqual([])
  },
)

/** Presses the sign of a channel: the lists show it alone, or, where they do so already, all of them again. */
async function narrowTo(page: Page, channelId: string): Promise<void> {
  await page.locator(`[data-testid=channel-filter][data-channel-id="${channelId}"]`).click()
}
