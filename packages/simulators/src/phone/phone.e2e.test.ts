import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { apiOf } from '../testing/api.ts'
import { type Product, startProduct } from '../testing/product.ts'
import { startSimulator } from '../testing/simulator.ts'
import type { WeComSimulator } from '../wecom/simulator.ts'

const executablePath = '/usr/bin/chromium'
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
const hostile = [
  '<img src=x onerror="window.hacked=1">',
  '<script>window.hacked=1</script>',
  '<a href="javascript:window.hacked=1">click</a>',
  '"><svg onload=window.hacked=1>',
  '<a href="https://x.test/" onclick="window.hacked=1">ok</a>',
]

describe.skipIf(!existsSync(executablePath))(
  'the phone in Chromium',
  () => {
    let browser: Browser
    let product: Product
    let simulator: WeComSimulator
    let page: Page
    let complaints: string[]
    let foreignRequests: string[]

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args })
    }, 30_000)
    afterAll(() => browser.close())

    beforeEach(async () => {
      product = await startProduct()
      simulator = await startSimulator({ callbackUrl: product.url })
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      page = await context.newPage()
      complaints = []
      foreignRequests = []
      const origin = simulator.url
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => request.url().startsWith(origin) || foreignRequests.push(request.url()))
      await page.goto(`${simulator.url}/phone`)
      await page.locator('.connection:not(.lost)').waitFor()
    })

    afterEach(async () => {
      await page.context().close()
      await simulator.stop()
      await product.stop()
    })

    test('hostile text of both sides is shown as text and runs nowhere', async () => {
      const api = apiOf(simulator.url)
      for (const text of hostile) {
        await write(text)
        await api.send({ text: { content: text } })
      }
      await page
        .locator('.message')
        .nth(hostile.length * 2 - 1)
        .waitFor()
      const shown = await page.locator('.me-side .bubble').allInnerTexts()
      expect(shown.slice(0, 4)).toEqual(hostile.slice(0, 4))
      expect(await page.locator('.bubble img, .bubble script, .bubble svg').count()).toBe(0)
      expect(await page.locator('.bubble a').evaluateAll((links) => links.map((link) => link.outerHTML))).toEqual(
        Array(2).fill('<a href="https://x.test/" target="_blank" rel="noopener noreferrer">ok</a>'),
      )
      for (const bubble of await page.locator('.bubble:not(:has(a))').all()) await bubble.click()
      expect(await page.evaluate('window.hacked')).toBeUndefined()
      expect(complaints).toEqual([])
    })

    test('a hostile name and a hostile overview run nowhere either', async () => {
      await page.click('#me')
      await page.fill('#newcomer-name', '<img src=x>王')
      await page.click('#newcomer button')
      await write(hostile.join('\n'))
      await page.locator('.state.delivered').waitFor()
      expect(await page.locator('#me-name').innerText()).toBe('<img src=x>王')
      await page.goto(simulator.url)
      await page.locator('#deliveries .pill').waitFor()
      expect(await page.locator('td img, td svg, td script, td a').count()).toBe(0)
      expect(await page.evaluate('window.hacked')).toBeUndefined()
      expect(complaints).toEqual([])
    })

    test('Enter sends, but not while a character is being composed', async () => {
      await page.fill('#text', 'VPN 连不上')
      await page.evaluate(() => {
        const enter = { key: 'Enter', bubbles: true, cancelable: true }
        const box = document.querySelector('#text')
        box?.dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true }))
        box?.dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 }))
      })
      expect(await page.inputValue('#text')).toBe('VPN 连不上')
      await page.press('#text', 'Enter')
      await page.locator('.state.delivered').waitFor()
      expect(product.received.map(({ children }) => children.get('Content'))).toEqual(['VPN 连不上'])
    })

    test('pictures, places and events are sent by one press', async () => {
      expect(await page.locator('#tools').isVisible()).toBe(false)
      await page.click('#more')
      for (const tool of ['image', 'voice', 'video', 'location', 'link', 'enter_agent', 'click'])
        await page.click(`[data-tool="${tool}"]`)
      await page.locator('.state.delivered').nth(4).waitFor()
      await expect.poll(() => product.received.length).toBe(7)
      const kinds = product.received.map(({ children }) => children.get('Event') ?? children.get('MsgType'))
      expect(kinds.sort()).toEqual(['click', 'enter_agent', 'image', 'link', 'location', 'video', 'voice'])
      expect(complaints).toEqual([])
    })

    test('an example question is sent as it reads, and the reply appears', async () => {
      await page.getByRole('button', { name: '忘记密码' }).click()
      await page.locator('.state.delivered').waitFor()
      expect(product.received[0]?.children.get('Content')).toBe('忘记密码')
      await apiOf(simulator.url).send({ text: { content: '请在门户重置' } })
      await page.getByText('请在门户重置').waitFor()
    })

    test('a message that is not delivered says so while it is tried again, and can be sent anew', async () => {
      const hold: (() => void)[] = []
      product.answer = (_, response) => {
        if (product.received.length < 2) response.writeHead(500).end()
        else hold.push(() => response.writeHead(500).end())
      }
      await write('有人吗')
      await page.locator('.state.retrying').waitFor()
      product.answer = (_, response) => response.writeHead(500).end()
      for (const answer of hold) answer()
      await page.locator('.state.failed').waitFor()
      product.answer = (_, response) => response.end()
      await page.getByRole('button', { name: '重发' }).click()
      await page.locator('.state.delivered').waitFor()
    })

    test('another person sees another conversation, and a reload brings one’s own back', async () => {
      await write('我的问题')
      await page.click('#me')
      await page.getByRole('button', { name: '陈静' }).click()
      await page.getByText('陈静，你好').waitFor()
      await page.click('#me')
      await page.getByRole('button', { name: '刘洋' }).click()
      await page.getByText('我的问题').waitFor()
      await page.reload()
      await page.getByText('我的问题').waitFor()
    })

    test('speaks English on request and remembers it', async () => {
      await page.click('#language')
      await page.reload()
      await page.getByText('Service desk', { exact: true }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
    })

    test('keeps the text and says so when the simulator is gone', async () => {
      await simulator.stop()
      await write('还在吗')
      await page.locator('#complaint').waitFor()
      expect(await page.inputValue('#text')).toBe('还在吗')
      simulator = await startSimulator()
    })

    test('fits a narrow phone and loads nothing from elsewhere', async () => {
      await write('https://a.test/'.padEnd(300, 'x'))
      await page.locator('.state').waitFor()
      for (const path of ['/phone', '/']) {
        await page.goto(simulator.url + path)
        await page.locator('h1, .bubble').first().waitFor({ state: 'attached' })
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      }
      expect(foreignRequests).toEqual([])
    })

    async function write(text: string): Promise<void> {
      await page.fill('#text', text)
      await page.click('#send')
    }
  },
  30_000,
)
