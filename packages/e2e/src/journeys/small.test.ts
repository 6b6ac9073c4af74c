import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { bubble, closeSession, countOf, openOnly, rows, signIn, tab } from './testing/console.ts'

const desk = await bootDesk()
const handset = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

journey('an agent serves a customer on a small screen, which never scrolls sideways', async ({ openScreen }) => {
  const { page, complaints } = await openScreen(handset)
  await page.goto(`${desk.url}/console/`)
  await page.getByTestId('demo-agent').first().waitFor()
  await fits(page)
  await signIn(page, desk.url, 'zhangsan')
  await desk.say('sunli', '转人工')
  await desk.say('sunli', `入职链接打不开 https://hr.example.com/${'onboarding-'.repeat(20)}`)
  await tab(page, 'pending').click()
  await rows(page).waitFor()
  await fits(page)

  await openOnly(page, 'pending')
  await fits(page)
  await page.getByTestId('accept').click()
  await page.getByTestId('composer').fill('您好，我来看一下')
  await page.getByTestId('send').click()
  await bubble(page, 'manual', '您好，我来看一下').waitFor()
  await fits(page)

  await page.getByTestId('back').click()
  await tab(page, 'mine').click()
  await rows(page).waitFor()
  await fits(page)
  await rows(page).click()
  await bubble(page, 'manual', '您好，我来看一下').waitFor()
  await closeSession(page)
  await page.locator('[data-testid=read-only][data-status=closed]').waitFor()
  await fits(page)
  await page.getByTestId('back').click()
  await expect.poll(countOf(page, 'mine'), { timeout: patienceMs }).toBe('0')
  expect(complaints()).toEqual([])
})

async function fits(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const)
  expect([content, screen]).toEqual([handset.viewport.width, handset.viewport.width])
}
