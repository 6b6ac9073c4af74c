import { bootDesk } from '@yingda/server/testing'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { signIn } from './testing/console.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }
const wanted = '会议室的投影仪不亮了'
/** The page of a history is shorter. */
const later = 70

journey('what was said long ago is found, shown in its place and marked', async ({ openScreen }) => {
  await desk.say('zhaolei', wanted)
  for (let line = 1; line <= later; line += 1) desk.sim.message({ from: 'zhaolei', text: `第 ${line} 句` })
  await desk.sim.drain()
  await desk.drain()

  const screen = await openScreen()
  const { page } = screen
  await signIn(page, desk.url, 'zhangsan')
  await page.keyboard.press('Control+Shift+f')
  await page.getByTestId('search-words').fill('投影仪')
  await page.getByTestId('search-go').click()
  await page.getByTestId('found').filter({ hasText: wanted }).click()

  const marked = page.locator('[data-testid=message][data-marked]')
  await expect.poll(() => marked.innerText(), soon).toContain(wanted)
  await expect.poll(() => marked.evaluate(isInView), soon).toBe(true)

  expect([screen.loads(), screen.complaints()]).toEqual([1, []])
})

const isInView = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
