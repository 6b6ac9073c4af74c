import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { bubble, openOnly, signIn } from './testing/console.ts'
import { enterAccount, line, sayAsVisitor } from './testing/visitor.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }
const handset = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const account = { username: 'xinkehu', password: 'Kehu-2026-xin' }

journey(
  'in the console a bot is made, taught, tried and shared; its customer is answered by it and then by a person',
  async ({ openScreen }) => {
    const [admin, agent, customer] = [await openScreen(), await openScreen(), await openScreen(handset)]
    const { page } = admin
    await signIn(page, desk.url, 'admin')
    await makeBot(page, '青禾小助手')
    await teach(page, '怎么预约上门安装？', '在“我的服务”里选择**上门安装**和时间。')
    await tab(page, '设置').click()
    await page.getByTestId('try-question').fill('想约个安装')
    await page.getByTestId('try-send').click()
    await page.getByTestId('try-said').getByText('我的服务').waitFor()

    const address = await share(page, '公众号菜单')
    await openAccount(page)

    const visitor = customer.page
    await visitor.goto(address)
    await enterAccount(visitor, account)
    await sayAsVisitor(visitor, '怎么预约安装')
    const answer = line(visitor, 'assistant', '在“我的服务”里选择')
    await answer.waitFor()
    expect(await answer.locator('strong').innerText()).toBe('上门安装')

    await visitor.getByTestId('handoff').click()
    await signIn(agent.page, desk.url, 'zhangsan')
    await openOnly(agent.page, 'pending')
    await bubble(agent.page, 'customer', '怎么预约安装').waitFor()
    await agent.page.getByTestId('accept').click()
    await visitor.getByTestId('agent-joined').getByText('张三').waitFor()
    await visitor.getByTestId('composer').pressSequentially('周六')
    await agent.page.getByTestId('typing').getByText(`${account.username} 正在输入`).waitFor()
    await visitor.getByTestId('composer').press('Enter')
    await bubble(agent.page, 'customer', '周六').waitFor()
    await agent.page.getByTestId('composer').pressSequentially('好的')
    await visitor.getByText('对方正在输入').waitFor()
    await agent.page.getByTestId('send').click()
    await line(visitor, 'agent', '好的').waitFor()

    await usageIsShown(page)
    await tab(page, '分享').click()
    await page.getByTestId('revoke-link').click()
    await page.locator('.ant-popconfirm .ant-btn-dangerous').click()
    await visitor.getByTestId('trouble').getByText('这个链接已停用').waitFor()
    expect([admin.complaints(), agent.complaints()]).toEqual([[], []])
  },
)

const tab = (page: Page, name: string) => page.getByRole('tab', { name })

async function makeBot(page: Page, name: string): Promise<void> {
  await page.goto(`${desk.url}/console/#/system/bots`)
  await page.getByTestId('add-bot').click()
  await page.getByTestId('bot-name').fill(name)
  await page.getByTestId('bot-name').press('Enter')
  await page.getByRole('heading', { name }).waitFor()
}

async function teach(page: Page, question: string, answer: string): Promise<void> {
  await tab(page, '知识').click()
  await page.getByTestId('add-entry').click()
  await page.getByTestId('entry-question').fill(question)
  await page.getByTestId('entry-answer').fill(answer)
  await page.getByTestId('store-entry').click()
  await page.getByTestId('entry-row').getByText(question).waitFor()
  const file = {
    name: '常见问题.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('问题,答案\n怎么开发票？,在订单里。\n,空\n'),
  }
  await page.locator('input[type=file][accept=".csv"]').setInputFiles(file)
  await page.getByTestId('document-row').getByText('新增 1 条，已有 0 条，未导入 1 条').waitFor()
  await page.getByTestId('entry-row').getByText('怎么开发票？').waitFor()
}

/** Returns the address that the dialog shows, as text and as a code to scan. */
async function share(page: Page, name: string): Promise<string> {
  await tab(page, '分享').click()
  await page.getByTestId('add-link').click()
  await page.getByTestId('link-name').fill(name)
  await page.locator('.ant-modal-footer .ant-btn-primary').click()
  await page.getByTestId('link-row').getByText(name).waitFor()
  await page.getByTestId('show-link').click()
  await page.locator('.share-code canvas, .share-code svg').waitFor()
  const address = await page.getByTestId('link-address').innerText()
  await page.keyboard.press('Escape')
  await page.getByTestId('link-address').waitFor({ state: 'hidden' })
  return address
}

async function openAccount(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/system/endUsers'
  })
  await page.getByTestId('add-end-user').click()
  await page.getByTestId('end-user-name').fill(account.username)
  await page.getByTestId('end-user-password').fill(account.password)
  await page.locator('.ant-modal-footer .ant-btn-primary').click()
  await page.getByTestId('end-user-row').getByText(account.username).waitFor()
}

async function usageIsShown(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/system/bots'
  })
  await page.getByTestId('bot-row').filter({ hasText: '青禾小助手' }).getByTestId('open-bot').click()
  await tab(page, '用量').click()
  await expect.poll(() => page.getByTestId('bot-usage').innerText(), soon).toMatch(/[1-9]/)
}
