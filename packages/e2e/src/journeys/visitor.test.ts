import { sql } from '@yingda/server/platform/db.ts'
import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { bubble, closeSession, countOf, openOnly, rows, signIn, tab } from './testing/console.ts'
import { compose } from './testing/ime.ts'
import { enterAccount, line, ownerAt, sayAsVisitor, visit } from './testing/visitor.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }
const handset = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const { token } = await desk.login('admin')
const owner = ownerAt(desk.url, token)
const bot = await owner.ask('POST', '/api/v1/bots', {
  name: '云杉服务台',
  settings: { welcome: '您好，**云杉**为您服务', suggested_questions: ['VPN 连不上怎么办？'] },
})
await shareKnowledge(bot.id)

journey(
  'a bot is shared by a link, a customer chats, and the link ends when its owner says so',
  async ({ openScreen }) => {
    const [link, account] = [await owner.share(bot.id), await owner.openAccount('wangkehu')]
    const { page, complaints } = await openScreen(handset)
    await page.goto(`${desk.url}/s/${link.shareToken}`)
    await enterAccount(page, { ...account, password: 'wrong-2026' })
    await expect.poll(() => page.getByTestId('sign-in-complaint').innerText(), soon).toContain('不正确')
    await enterAccount(page, account)

    await page.getByTestId('welcome').getByText('云杉为您服务').waitFor()
    await page.getByTestId('handoff').waitFor()
    await fits(page)
    await page.getByTestId('suggested').click()
    const answer = line(page, 'assistant', '退出 VPN 客户端重新登录')
    await answer.waitFor()
    await page.getByTestId('sources').first().waitFor()
    await answer.getByTestId('thumb-up').click()
    await fits(page)

    const composer = page.getByTestId('composer')
    await composer.focus()
    await compose(page, 'xie xie', '谢谢')
    await expect.poll(() => composer.inputValue(), soon).toBe('谢谢')
    expect(await page.locator('[data-role=user]').count()).toBe(1)

    await page.reload()
    await answer.waitFor()
    await answer.locator('[data-testid=thumb-up][aria-pressed=true]').waitFor()
    expect(await page.locator('[data-testid=line]').count()).toBe(2)

    await owner.revoke(link)
    await page.getByTestId('trouble').getByText('这个链接已停用').waitFor()
    await page.reload()
    await page.getByTestId('trouble').getByText('这个链接已停用').waitFor()
    expect(await answer.count()).toBe(0)
    expect(complaints().filter((text) => !/status of 40[13]/.test(text))).toEqual([])
  },
)

journey('who writes before the page has loaded what was said is answered, once', async ({ openScreen }) => {
  const [link, account] = [await owner.share(bot.id), await owner.openAccount('kuaishou')]
  const { page } = await openScreen(handset)
  let load = () => {}
  const loads = new Promise<void>((resolve) => {
    load = resolve
  })
  await page.route('**/conversation', async (route) => {
    await loads
    await route.continue()
  })
  await page.goto(`${desk.url}/s/${link.shareToken}`)
  await enterAccount(page, account)
  await sayAsVisitor(page, 'VPN 连不上怎么办？')
  await page.locator('[data-testid=line][data-role=user]').waitFor()
  load()
  await line(page, 'assistant', '退出 VPN 客户端重新登录').waitFor()
  await page.reload()
  await line(page, 'assistant', '退出 VPN 客户端重新登录').waitFor()
  expect(await page.locator('[data-testid=line]').count()).toBe(2)
})

journey('a customer asks for a person, is answered live, and comes back to the bot', async ({ openScreen }) => {
  const [link, account] = [await owner.share(bot.id), await owner.openAccount('likehu')]
  const [agent, customer] = [await openScreen(), await openScreen(handset)]
  const [console, page] = [agent.page, customer.page]
  await signIn(console, desk.url, 'zhangsan')
  await visit(page, desk.url, link, account)
  await sayAsVisitor(page, 'VPN 连不上')
  await line(page, 'assistant', '退出 VPN 客户端重新登录').waitFor()

  await page.getByTestId('handoff').click()
  await page.getByTestId('queued').waitFor()
  await expect.poll(() => page.getByTestId('position').innerText(), soon).toContain('1')
  await sayAsVisitor(page, '提示认证失败')
  await expect.poll(countOf(console, 'pending'), soon).toBe('1')
  await openOnly(console, 'pending')
  await bubble(console, 'customer', '提示认证失败').waitFor()
  await console.getByTestId('accept').click()
  await page.getByTestId('agent-joined').getByText('张三').waitFor()

  await console.getByTestId('composer').fill('您好，已为您重置账号')
  await console.getByTestId('send').click()
  await line(page, 'agent', '您好，已为您重置账号').waitFor()
  await page.getByTestId('file-picker').setInputFiles({ name: '截图.png', mimeType: 'image/png', buffer: picture })
  await page.locator('.own .picture img').waitFor()
  await bubble(console, 'customer', '').locator('img').waitFor()
  await sayAsVisitor(page, '可以了，谢谢')
  await bubble(console, 'customer', '可以了，谢谢').waitFor()

  await console.getByTestId('session-menu').click()
  await console.getByTestId('move-release').click()
  await page.getByTestId('handoff').waitFor()
  await sayAsVisitor(page, 'VPN 连不上怎么办？')
  await expect.poll(() => line(page, 'assistant', '退出 VPN 客户端重新登录').count(), soon).toBe(2)
  expect([agent.loads(), customer.loads()]).toEqual([1, 1])
  expect([agent.complaints(), customer.complaints()]).toEqual([[], []])
})

journey('a conversation that ended is rated, and a new one begins', async ({ openScreen }) => {
  const [link, account] = [await owner.share(bot.id), await owner.openAccount('zhaokehu')]
  const [agent, customer] = [await openScreen(), await openScreen()]
  const [console, page] = [agent.page, customer.page]
  await desk.call('PUT', '/api/settings/survey', { token, body: { enabled: true } })
  await signIn(console, desk.url, 'lisi')
  await visit(page, desk.url, link, account)
  await page.getByTestId('handoff').click()
  await openFirst(console, 'pending')
  await console.getByTestId('accept').click()
  await console.getByTestId('composer').fill('已经处理好了')
  await console.getByTestId('send').click()
  await line(page, 'agent', '已经处理好了').waitFor()
  await closeSession(console)

  await page.getByTestId('star-5').check({ force: true })
  await page.getByTestId('rate').click()
  await page.getByTestId('rated').waitFor()
  await page.getByTestId('new-conversation').click()
  await sayAsVisitor(page, 'VPN 连不上怎么办？')
  await line(page, 'assistant', '退出 VPN 客户端重新登录').waitFor()
  await page.reload()
  await line(page, 'assistant', '退出 VPN 客户端重新登录').waitFor()
  expect([agent.complaints(), customer.complaints()]).toEqual([[], []])
})

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function openFirst(console: Page, list: 'pending'): Promise<void> {
  await tab(console, list).click()
  await rows(console).first().click()
}

async function fits(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const)
  expect([content, screen]).toEqual([handset.viewport.width, handset.viewport.width])
}

/** The bot answers from what the demo's bot knows. */
async function shareKnowledge(botId: string): Promise<void> {
  await desk.db.run(
    sql`insert into bot_knowledge_sets (bot_id, set_id) select ${botId}, set_id from bot_knowledge_sets`,
  )
}
