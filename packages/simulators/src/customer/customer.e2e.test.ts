import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type KfWorld, startKf } from '../testing/kf.ts'

const executablePath = '/usr/bin/chromium'
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
const me = 'wmDemoXiaoyu'

describe.skipIf(!existsSync(executablePath))(
  'the customer’s phone in Chromium',
  () => {
    let browser: Browser
    let world: KfWorld
    let page: Page
    let complaints: string[]

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args })
    }, 30_000)
    afterAll(() => browser.close())

    beforeEach(async () => {
      world = await startKf()
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
      page = await context.newPage()
      complaints = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(`${world.simulator.url}/phone/kf`)
      await page.locator('.connection:not(.lost)').waitFor()
    })

    afterEach(async () => {
      await page.context().close()
      await world.stop()
    })

    const write = async (text: string) => {
      await page.fill('#text', text)
      await page.click('#send')
      await page.locator('.me-side .bubble', { hasText: text }).waitFor()
    }
    const send = (patch: Record<string, unknown>) => world.send({ touser: me, ...patch })
    const synced = async () => (await world.sync()).msg_list

    test('a customer writes, the app answers, and both are on the phone', async () => {
      await write('路由器坏了')
      await send({ text: { content: '请重启一下 https://example.test/a' } })
      await page.locator('.bubble a[href="https://example.test/a"]').waitFor()
      await page.getByText('已回复 1/5 条').waitFor()
      expect(await synced()).toMatchObject([{ external_userid: me, text: { content: '路由器坏了' } }])
      expect(complaints).toEqual([])
    })

    test('pictures, voice, files and places are sent by one press, and a picture is seen', async () => {
      for (const tool of ['image', 'voice', 'video', 'file', 'location']) await page.click(`[data-tool="${tool}"]`)
      await page.locator('.me-side').nth(4).waitFor()
      const width = () => page.locator('.bubble img').evaluate((img) => Reflect.get(img, 'naturalWidth'))
      await expect.poll(width).toBe(240)
      const types = (await synced()).map(({ msgtype }: { msgtype: string }) => msgtype)
      expect(types.sort()).toEqual(['file', 'image', 'location', 'video', 'voice'])
      expect(complaints).toEqual([])
    })

    test('a file of one’s own is sent', async () => {
      const buffer = Buffer.from('发票内容')
      await page.setInputFiles('#upload', { name: '发票.txt', mimeType: 'text/plain', buffer })
      await page.locator('.me-side .bubble a').waitFor()
      expect(await synced()).toMatchObject([{ msgtype: 'file' }])
    })

    test('an entry of a menu answers with its id', async () => {
      await write('在吗')
      const list = [{ type: 'click', click: { id: 'csat_5', content: '满意' } }]
      await send({ msgtype: 'msgmenu', text: undefined, msgmenu: { head_content: '请评价', list } })
      await page.getByRole('button', { name: '满意' }).click()
      await page.locator('.me-side .bubble', { hasText: '满意' }).waitFor()
      expect((await synced()).at(-1)).toMatchObject({ text: { content: '满意', menu_id: 'csat_5' } })
    })

    test('a colleague takes, writes and ends', async () => {
      await write('转人工')
      await world.post('service_state/trans', { external_userid: me, service_state: 2 })
      await page.locator('#take:enabled').click()
      await page.getByText('zhangsan 在企业微信里接待').waitFor()
      await page.fill('#desk-text', '我是张三')
      await page.click('#desk-send')
      await page.locator('.bubble', { hasText: '我是张三' }).waitFor()
      await page.locator('#end:enabled').click()
      await page.getByText('会话未开始或已结束').waitFor()
      const changes = (await synced()).flatMap(
        ({ event }: { event?: { change_type?: number } }) => event?.change_type ?? [],
      )
      expect(changes).toEqual([1, 3])
    })

    test('a message is taken back', async () => {
      await write('错了')
      await page.getByRole('button', { name: '撤回' }).click()
      await page.getByText('消息已撤回').waitFor()
      expect((await synced()).at(-1)).toMatchObject({ event: { event_type: 'user_recall_msg' } })
    })

    test('a contact link enters the account it is for, with its scene', async () => {
      const { url } = await world.post('add_contact_way', { open_kfid: world.kf.state()[1]?.open_kfid, scene: 'order' })
      await page.goto(`${url}&scene_param=no%3D7`)
      await page.locator('.connection:not(.lost)').waitFor()
      await expect
        .poll(async () => (await world.sync({ open_kfid: world.kf.state()[1]?.open_kfid })).msg_list)
        .toMatchObject([
          {
            event: {
              event_type: 'enter_session',
              scene: 'order',
              scene_param: 'no=7',
              welcome_code: expect.any(String),
            },
          },
        ])
    })

    test('hostile content runs nowhere', async () => {
      await write('<img src=x onerror="window.hacked=1">')
      const list = [
        { type: 'view', view: { url: 'javascript:window.hacked=1', content: '<script>window.hacked=1</script>' } },
        { type: 'click', click: { id: 'x', content: '"><svg onload=window.hacked=1>' } },
      ]
      await send({ msgtype: 'msgmenu', text: undefined, msgmenu: { head_content: '<b>x</b>', list } })
      await page.locator('.menu button').waitFor()
      await page.locator('.menu span').click()
      expect(await page.locator('.bubble b, .bubble script, .bubble svg, .bubble a').count()).toBe(0)
      expect(await page.evaluate('window.hacked')).toBeUndefined()
    })

    test('speaks English on request, and fits a narrow phone', async () => {
      await page.click('#language')
      await page.getByText('A colleague inside WeCom').waitFor()
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    })
  },
  30_000,
)
