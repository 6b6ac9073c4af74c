import { bootDesk, testKeys } from '@yingda/server/testing'
import { WeComClient } from '@yingda/wecom'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { bubble, openOnly, rows, signIn, tab } from './testing/console.ts'

const desk = await bootDesk()
const { sim } = desk
const soon = { timeout: patienceMs }
const customer = 'wmXiaoyu'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/lHw2ZAAAAABJRU5ErkJggg==',
  'base64',
)

journey(
  'a WeChat customer and an agent exchange pictures and files inside the reply window',
  async ({ openScreen }) => {
    const agent = await openScreen()
    const { page } = agent
    await desk.drain()
    await signIn(page, desk.url, 'zhangsan')
    await write({ text: '转人工', name: '小雨' })
    await openOnly(page, 'pending')
    await page.getByTestId('accept').click()
    await page.getByTestId('composer').waitFor()

    await write({ text: '路由器的灯不亮了' })
    await bubble(page, 'customer', '路由器的灯不亮了').waitFor()
    await write({ type: 'image' })
    await expect.poll(() => widthOf(file(page, 'customer', 'image').locator('img')), soon).toBeGreaterThan(1)
    await write({ type: 'voice' })
    await file(page, 'customer', 'voice').filter({ hasText: '0:02' }).waitFor()

    await expect.poll(left(page), soon).toBe('5')
    await say(page, '您好，我看一下')
    await expect.poll(left(page), soon).toBe('4')
    await give(page, 'paste', '指示灯.png', png)
    await page.getByTestId('composer').press('Enter')
    await arrived(file(page, 'manual', 'image'))
    await expect.poll(left(page), soon).toBe('3')
    await send(page, '说明书.pdf', Buffer.from('%PDF-1.7\n'))
    await arrived(file(page, 'manual', 'file').filter({ hasText: '说明书.pdf' }))
    await expect.poll(left(page), soon).toBe('2')
    expect(sent()).toEqual(['text', 'image', 'file'])
    expect(await save(page, file(page, 'manual', 'file'))).toBe('说明书.pdf')

    await give(page, 'drop', '不发了.txt', Buffer.from('x'))
    await page.getByTestId('attached').getByRole('button').click()
    await expect.poll(() => page.getByTestId('attached').count(), soon).toBe(0)

    await say(page, '请先拔下电源')
    await meter(page, 'scarce').waitFor()
    await say(page, '十秒后再插上')
    await meter(page, 'spent').filter({ hasText: '已回复满 5 条' }).waitFor()
    await page.getByTestId('composer').fill('第六条')
    expect(await page.getByTestId('send').isDisabled()).toBe(true)
    expect(await sixth()).toMatchObject({ status: 400, code: 40004, message: expect.stringContaining('最多回复 5 条') })
    expect(sent()).toHaveLength(5)

    await write({ text: '亮了，谢谢' })
    await meter(page, 'open').waitFor()
    await page.getByTestId('send').click()
    await arrived(page.locator('[data-sender=manual]').filter({ hasText: '第六条' }))

    await answerInWeCom('我是李四，顺便给您登记保修')
    const mirrored = page.getByTestId('message').filter({ hasText: '顺便给您登记保修' })
    await mirrored.filter({ hasText: 'lisi' }).filter({ hasText: '来自渠道客户端' }).waitFor()

    const { msgid } = sim.kf.message({ from: customer, text: '打错了' })
    await bubble(page, 'customer', '打错了').waitFor()
    sim.kf.recall({ msgid })
    await page.getByText('客户撤回了一条消息').waitFor()
    expect(await bubble(page, 'customer', '打错了').count()).toBe(0)
    await tab(page, 'mine').click()
    await rows(page).filter({ hasText: '撤回了一条消息' }).waitFor()

    expect([agent.loads(), agent.complaints()]).toEqual([1, []])
  },
)

async function write(message: { text?: string; type?: string; name?: string }): Promise<void> {
  sim.kf.message({ from: customer, ...message })
  await sim.drain()
}

const file = (page: Page, sender: 'customer' | 'manual', kind: string): Locator =>
  page.locator(`[data-testid=message][data-sender=${sender}]`).filter({
    has: page.locator(`[data-testid=file][data-kind=${kind}][data-status=ready]`),
  })

const widthOf = (image: Locator): Promise<number> =>
  image.evaluate((node) => (node instanceof HTMLImageElement ? node.naturalWidth : 0))

const meter = (page: Page, state: string): Locator => page.locator(`[data-testid=window-meter][data-state=${state}]`)

const left = (page: Page) => (): Promise<string | null> => page.getByTestId('window-meter').getAttribute('data-left')

async function say(page: Page, text: string): Promise<void> {
  await page.getByTestId('composer').fill(text)
  await page.getByTestId('composer').press('Enter')
  await page.locator('[data-sender=manual][data-delivery=sent]').filter({ hasText: text }).waitFor()
}

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByTestId('attach').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByTestId('attached').filter({ hasText: name }).waitFor()
  await page.getByTestId('composer').press('Enter')
}

/** A file that comes over the clipboard, or is dropped on the page. */
async function give(page: Page, how: 'paste' | 'drop', name: string, bytes: Buffer): Promise<void> {
  await page.getByTestId('composer').evaluate(
    (node, given) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(given.bytes)], given.name, { type: 'image/png' }))
      const init = { bubbles: true, cancelable: true }
      const paste = () => new ClipboardEvent('paste', { ...init, clipboardData: data })
      node.dispatchEvent(given.how === 'paste' ? paste() : new DragEvent('drop', { ...init, dataTransfer: data }))
    },
    { how, name, bytes: [...bytes] },
  )
  await page.getByTestId('attached').filter({ hasText: name }).waitFor()
}

const arrived = (message: Locator): Promise<void> =>
  message.and(message.page().locator('[data-delivery=sent]')).waitFor()

async function save(page: Page, message: Locator): Promise<string> {
  const saving = page.waitForEvent('download')
  await message.getByTestId('download').click()
  return (await saving).suggestedFilename()
}

/** What the agent's own messages were, as they reached the customer. */
const sent = (): string[] =>
  sim.kf
    .sent()
    .slice(2)
    .map(({ msgtype }) => msgtype)

async function sixth() {
  const { token } = await desk.login('zhangsan')
  const row = await desk.call('GET', '/api/sessions?status=manual', { token })
  const { sessionId } = row.data[0]
  return desk.call('POST', `/api/sessions/${sessionId}/message`, { token, body: { content: '第六条' } })
}

/** The session is handed to a colleague, who answers in WeCom itself. */
async function answerInWeCom(text: string): Promise<void> {
  const { kf } = new WeComClient({
    corpId: testKeys.WECHAT_CORP_ID,
    secret: testKeys.WECHAT_SECRET,
    apiBase: sim.url,
  })
  const openKfId = sim.kf.state()[0]?.open_kfid ?? ''
  await kf.serviceState.trans({ openKfId, externalUserId: customer, state: 3, servicerUserId: 'lisi' })
  sim.kf.servicer({ action: 'write', userid: 'lisi', customer, text })
  await sim.drain()
}
