import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DouyinWorld, startDouyin } from '../douyin/testing/world.ts'
import { errorCode, type JdWorld, startJd } from '../jd/testing/world.ts'

const executablePath = '/usr/bin/chromium'
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']

describe.skipIf(!existsSync(executablePath))(
  'the phones of Douyin and JD in Chromium',
  () => {
    let browser: Browser
    let page: Page
    let complaints: string[]
    const stops: (() => Promise<void>)[] = []

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args })
    }, 30_000)
    afterAll(() => browser.close())

    beforeEach(async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      page = await context.newPage()
      complaints = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
    })

    afterEach(async () => {
      await page.context().close()
      for (const stop of stops.splice(0)) await stop()
    })

    async function open<World extends DouyinWorld | JdWorld>(
      start: () => Promise<World>,
      path: string,
    ): Promise<World> {
      const world = await start()
      stops.push(world.stop)
      await page.goto(`${world.sim.url}/phone/${path}`)
      await page.locator('.connection:not(.lost)').waitFor()
      return world
    }

    const write = async (text: string) => {
      await page.fill('#text', text)
      await page.click('#send')
      await page.locator('.me-side', { hasText: text }).locator('.state.delivered').waitFor()
    }

    test('a Douyin user writes, takes back, and reads what the desk and the business answer', async () => {
      const { sim, reply, told } = await open(startDouyin, 'douyin')
      await write('有现货吗？')
      await reply({ content: { msg_type: 1, text: { text: '有的 <b>现在</b>下单' } } })
      await page.locator('.bubble', { hasText: '有的 <b>现在</b>下单' }).waitFor()
      await page.fill('#desk-text', '我是店主')
      await page.press('#desk-text', 'Enter')
      await page.locator('.message', { hasText: '商家在抖音里回复' }).waitFor()
      await page.getByRole('button', { name: '撤回' }).click()
      await page.getByText('消息已撤回').waitFor()
      await sim.drain()
      expect(told('im_recall_msg')).toHaveProperty('content')
      expect(complaints).toEqual([])
    })

    test('cards and pictures are sent by one press, and a picture is seen', async () => {
      const { product } = await open(startDouyin, 'douyin')
      await page.click('#more')
      for (const tool of ['enter', 'emoji', 'user_local_image', 'retain_consult_card'])
        await page.click(`[data-tool="${tool}"]`)
      await page.locator('.state.delivered').nth(2).waitFor()
      const width = () =>
        page
          .locator('.bubble img')
          .first()
          .evaluate((img) => Reflect.get(img, 'naturalWidth'))
      await expect.poll(width).toBe(240)
      await expect.poll(() => product.received.length).toBe(4)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      expect(complaints).toEqual([])
    })

    test('the business takes its consent back and gives it again', async () => {
      const { told } = await open(startDouyin, 'douyin')
      await page.getByRole('button', { name: '取消授权' }).click()
      await page.getByRole('button', { name: '重新授权' }).click()
      await page.getByRole('button', { name: '取消授权' }).waitFor()
      await expect
        .poll(() => [told('unauthorize').event, told('authorize').event])
        .toEqual(['unauthorize', 'authorize'])
    })

    test('a new JD customer asks a shop, and the answer appears', async () => {
      const { reply } = await open(startJd, 'jd')
      await page.click('#me')
      await page.fill('#newcomer-name', '王小明')
      await page.click('#newcomer button')
      await page.getByText('王小明，你好').waitFor()
      await write('快递到哪里了？')
      expect(errorCode(await reply({ content: '已到北京' }))).toBe('0')
      await page.locator('.bubble', { hasText: '已到北京' }).waitFor()
      await page.reload()
      await page.locator('.bubble', { hasText: '已到北京' }).waitFor()
      await page.click('#language')
      await page.getByText('You ask a shop on JD').waitFor({ state: 'attached' })
      expect(complaints).toEqual([])
    })

    test('a message that is not delivered says so and can be sent anew', async () => {
      const { product } = await open(startJd, 'jd')
      product.answer = (_, response) => void response.writeHead(500).end()
      await page.fill('#text', '在吗')
      await page.click('#send')
      await page.locator('.state.failed').waitFor()
      product.answer = (_, response) => void response.end()
      await page.getByRole('button', { name: '重发' }).click()
      await page.locator('.state.delivered').waitFor()
    })
  },
  30_000,
)
