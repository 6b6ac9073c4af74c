import { sql } from '@yingda/server/platform/db.ts'
import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey } from './testing/browser.ts'
import { bubble, openOnly, signIn } from './testing/console.ts'
import { fromDesk, openPhone, write } from './testing/phone.ts'

const desk = await bootDesk()
const markup = '<img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>'
const name = '<img src=x onerror="window.__pwned=1">'
const planted = '.bubble :is(img, script), .row :is(img, script), .thread-header img, .panel img, #me-name img'

journey('markup from either side is shown as text and runs nowhere', async ({ openScreen }) => {
  const [agent, customer] = [await openScreen(), await openScreen()]
  await openPhone(customer.page, desk.sim.url, { userid: 'guest-1', name })
  await write(customer.page, '转人工')
  await desk.drain()
  await desk.db.run(sql`update customers set display_name = ${name}`)
  await write(customer.page, markup)

  await signIn(agent.page, desk.url, 'zhangsan')
  await openOnly(agent.page, 'pending')
  await bubble(agent.page, 'customer', markup).waitFor()
  expect(await agent.page.locator('.thread-header h1').innerText()).toBe(name)
  expect(await agent.page.getByTestId('customer-panel').innerText()).toContain(name)
  await agent.page.getByTestId('accept').click()
  await agent.page.getByTestId('composer').fill(markup)
  await agent.page.getByTestId('send').click()

  await fromDesk(customer.page, markup).waitFor()
  await bubble(agent.page, 'manual', markup).waitFor()
  expect(await customer.page.locator('#me-name').innerText()).toBe(name)
  expect(await customer.page.locator('.me-side .bubble').last().innerText()).toBe(markup)

  for (const { page, complaints } of [agent, customer]) {
    expect(await isPwned(page)).toBe(false)
    expect(await page.locator(planted).count()).toBe(0)
    expect(complaints()).toEqual([])
  }
})

const isPwned = (page: Page): Promise<boolean> => page.evaluate(() => '__pwned' in window)
