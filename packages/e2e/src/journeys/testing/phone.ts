import type { Locator, Page } from 'playwright-core'

export interface Holder {
  readonly userid: string
  readonly name: string
}

/** The phone of one person, connected. */
export async function openPhone(page: Page, url: string, holder: Holder): Promise<void> {
  const stored = JSON.stringify(holder)
  await page.addInitScript((person) => localStorage.setItem('yingda-sim-person', person), stored)
  await page.goto(`${url}/phone`)
  await page.locator('#connection:not(:empty):not(.lost)').waitFor()
}

/** Types and presses Enter, and waits until the desk has the message. */
export async function write(page: Page, text: string): Promise<void> {
  const states = page.locator('.me-side .state.delivered')
  const before = await states.count()
  await page.fill('#text', text)
  await page.press('#text', 'Enter')
  await states.nth(before).waitFor()
}

/** A bubble that came from the desk. */
export const fromDesk = (page: Page, text: string): Locator =>
  page.locator('.message:not(.me-side) .bubble').filter({ hasText: text })
