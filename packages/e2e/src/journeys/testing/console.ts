import type { Locator, Page } from 'playwright-core'

type List = 'mine' | 'pending' | 'ai' | 'closed'

/** An agent comes in as anybody does in the demo: by a press on the name. */
export async function signIn(page: Page, url: string, userId: string): Promise<void> {
  await page.goto(`${url}/console/`)
  await page.locator(`[data-testid=demo-agent][data-user-id=${userId}]`).click()
  await page.locator(`[data-testid=me][data-user-id=${userId}]`).waitFor()
}

export const tab = (page: Page, list: List): Locator => page.getByTestId(`tab-${list}`)

/** The number beside the name of a list. */
export const countOf = (page: Page, list: List) => (): Promise<string> =>
  tab(page, list).locator('.tab-count').innerText()

export const rows = (page: Page): Locator => page.getByTestId('session-row')

/** Opens the only conversation of a list. */
export async function openOnly(page: Page, list: List): Promise<void> {
  await tab(page, list).click()
  await rows(page).click()
  await page.getByTestId('message').first().waitFor()
}

/** A bubble of the open conversation. */
export const bubble = (page: Page, sender: 'customer' | 'ai' | 'manual', text: string): Locator =>
  page.locator(`[data-testid=message][data-sender=${sender}] .bubble`).filter({ hasText: text })

/** What stands in the open conversation, from top to bottom. */
export const said = (page: Page, sender: 'customer' | 'ai' | 'manual') => (): Promise<string[]> =>
  page.locator(`[data-testid=message][data-sender=${sender}] .bubble`).allInnerTexts()

export async function closeSession(page: Page): Promise<void> {
  await page.getByTestId('close').click()
  await page.getByTestId('close-confirm').click()
}
