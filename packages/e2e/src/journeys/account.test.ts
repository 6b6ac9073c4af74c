import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { signIn } from './testing/console.ts'
import { oneTimeCode } from './testing/one-time-code.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }

journey('an agent sets up one-time codes, and has new recovery codes made for a fresh one', async ({ openScreen }) => {
  const { page, complaints } = await openScreen()
  await signIn(page, desk.url, 'lisi')
  await page.goto(`${desk.url}/console/#/system/account`)
  await page.getByTestId('otp-start').click()
  const secret = await page.getByTestId('enrol').locator('.copy-value-text').innerText()
  await page.getByTestId('enrol').locator('input').first().pressSequentially(oneTimeCode(secret))
  const first = await recoveryCodes(page)
  await page.getByTestId('codes-kept').click()

  await page.getByTestId('otp-fresh').fill(oneTimeCode(secret))
  await page.getByTestId('otp-renew').click()
  const renewed = await recoveryCodes(page)
  expect(new Set([...first, ...renewed]).size).toBe(20)
  await page.getByTestId('codes-kept').click()
  await expect.poll(() => page.getByTestId('otp-state').getAttribute('data-enabled'), soon).toBe('true')
  expect(complaints()).toEqual([])
})

async function recoveryCodes(page: Page): Promise<string[]> {
  await page.getByTestId('recovery-codes').waitFor()
  return page.getByTestId('recovery-codes').locator('li').allInnerTexts()
}
