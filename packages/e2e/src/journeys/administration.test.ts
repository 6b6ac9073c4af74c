import { bootDesk } from '@yingda/server/testing'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { signIn } from './testing/console.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }

journey('an administrator changes how much an agent takes, and the log says who did what', async ({ openScreen }) => {
  const screen = await openScreen()
  const { page } = screen
  await signIn(page, desk.url, 'admin')
  await page.goto(`${desk.url}/console/#/system/agents`)

  const row = page.locator('[data-testid=agent-row][data-user-id=lisi]')
  await row.getByTestId('edit-agent').click()
  await page.getByTestId('max-load').fill('7')
  await page.getByTestId('save-agent').click()
  await expect.poll(() => row.getByTestId('agent-load').innerText(), soon).toContain('0/7')

  await page.getByTestId('page-audit').click()
  const line = page.locator('[data-testid=audit-line][data-action="agent.update"]')
  await expect.poll(() => line.innerText(), soon).toContain('lisi')
  expect(await line.innerText()).toContain('admin')
  await page.getByTestId('audit-actor').fill('nobody')
  await page.getByTestId('audit-seek').click()
  await expect.poll(() => page.getByTestId('audit-line').count(), soon).toBe(0)

  expect([screen.loads(), screen.complaints()]).toEqual([1, []])
})

journey('a supervisor has customers asked how they were served', async ({ openScreen }) => {
  const { page, complaints } = await openScreen()
  await signIn(page, desk.url, 'admin')
  await page.goto(`${desk.url}/console/#/system/survey`)
  const ask = page.getByTestId('survey-ask')
  await expect.poll(() => ask.getAttribute('aria-checked'), soon).toBe('false')
  await ask.click()
  await expect.poll(() => ask.getAttribute('aria-checked'), soon).toBe('true')
  await page.reload()
  await expect.poll(() => ask.getAttribute('aria-checked'), soon).toBe('true')
  expect(complaints()).toEqual([])
})
