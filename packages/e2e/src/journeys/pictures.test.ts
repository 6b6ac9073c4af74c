import { fileURLToPath } from 'node:url'
import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { busyMorning, callBy } from './pictures/busy-morning.ts'
import { journey } from './testing/browser.ts'
import { bubble, rows, signIn, tab } from './testing/console.ts'
import { fromDesk, openPhone, write } from './testing/phone.ts'

const desk = process.env.YINGDA_PICTURES === '1' ? await bootDesk() : undefined
const calm = { colorScheme: 'light', reducedMotion: 'reduce' } as const
const drawMs = 120_000

journey(
  'the pictures of the documents show the desk as it is',
  async ({ openScreen, skip }) => {
    if (!desk) return skip('draws docs/images when YINGDA_PICTURES=1')
    await busyMorning(desk)
    const { page: phone } = await openScreen({ ...calm, viewport: { width: 900, height: 900 } })
    const { page: console } = await openScreen({ ...calm, viewport: { width: 1440, height: 900 } })

    await openPhone(phone, desk.sim.url, { userid: 'liuyang', name: '刘洋' })
    await write(phone, 'VPN 连不上')
    await fromDesk(phone, 'VPN 客户端').waitFor()
    await write(phone, '转人工')
    await desk.drain()
    await callBy(desk, 'liuyang', '刘洋')

    await signIn(console, desk.url, 'zhangsan')
    await open(console, 'pending', '刘洋')
    await console.getByTestId('accept').click()
    await write(phone, '重新登录还是提示“认证失败”')
    await bubble(console, 'customer', '认证失败').waitFor()
    await reply(console, '您好，您的域密码昨天到期了。请在 工作台 → 密码自助 改一次密码，再登录 VPN。')
    await fromDesk(phone, '密码自助').waitFor()
    await write(phone, '改好了，已经连上，谢谢！')
    await bubble(console, 'customer', '已经连上').waitFor()
    await draw(phone, 'journey-customer.png')
    await console.getByTestId('composer').fill('不客气，祝您工作顺利。')
    await draw(console, 'journey-agent.png')
    await reply(console, '不客气，祝您工作顺利。')

    await open(console, 'mine', '周杰')
    await desk.say('zhoujie', '编号是 482 915 067')
    await reply(console, '收到，已连上您的电脑，请先不要动鼠标。')
    await reply(console, 'C 盘只剩 2 GB，我帮您清理一下临时文件，大约五分钟。')
    await desk.say('zhoujie', '好的，麻烦了')
    await bubble(console, 'customer', '麻烦了').waitFor()
    await desk.say('heyun', '扫码成功了')
    await desk.say('heyun', '再问一下，门禁卡也要换吗？')
    await rows(console).filter({ hasText: '门禁卡也要换吗' }).waitFor()
    await console.getByTestId('composer').fill('清理好了，您现在再打开表格试试')
    await draw(console, 'console.png')
  },
  drawMs,
)

async function open(page: Page, list: 'mine' | 'pending', customer: string): Promise<void> {
  await tab(page, list).click()
  await rows(page).filter({ hasText: customer }).click()
  await page.getByRole('heading', { name: customer, level: 1 }).waitFor()
}

async function reply(page: Page, text: string): Promise<void> {
  await page.getByTestId('composer').fill(text)
  await page.getByTestId('composer').press('Enter')
  await page.locator('[data-sender=manual][data-delivery=sent]').filter({ hasText: text }).waitFor()
}

async function draw(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  const path = fileURLToPath(new URL(`../../../../docs/images/${name}`, import.meta.url))
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
}
