import { once } from 'node:events'
import { createServer } from 'node:http'
import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { enterAccount, line, ownerAt, sayAsVisitor } from './testing/visitor.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }
const { token } = await desk.login('admin')
const owner = ownerAt(desk.url, token)
let tag = ''
const shop = await openSite()
const stranger = await openSite()

journey(
  'a site shows the page of a link in its corner, and only a site that the link allows',
  async ({ openScreen }) => {
    const bot = await owner.ask('POST', '/api/v1/bots', { name: '商城客服', settings: {} })
    const link = await owner.share(bot.id, { allowed_origins: [shop] })
    const account = await owner.openAccount('shangcheng')
    const { page, complaints } = await openScreen()
    tag = `<script src="${desk.url}/widget.js" data-share-token="${link.shareToken}" async></script>`
    await page.goto(shop)
    await opener(page).click()
    await expect.poll(() => page.frames().length, soon).toBe(2)
    const inside = page.frames()[1] ?? page.mainFrame()
    await enterAccount(inside, account)
    await inside.getByTestId('composer').waitFor()
    await sayAsVisitor(inside, '转人工')
    await inside.getByTestId('queued').waitFor()

    await opener(page).click()
    const { token: agent } = await desk.login('zhangsan')
    const { data } = await desk.call('GET', '/api/sessions?status=pending', { token: agent })
    const [{ sessionId }] = data
    await desk.call('POST', `/api/sessions/${sessionId}/accept`, { token: agent, body: { csId: 'zhangsan' } })
    await desk.call('POST', `/api/sessions/${sessionId}/message`, { token: agent, body: { content: '您好' } })
    await line(inside, 'agent', '您好').waitFor({ state: 'attached' })
    await expect.poll(() => opener(page).getAttribute('aria-label'), soon).toMatch(/打开在线客服，\d+ 条未读消息/)
    await opener(page).click()
    await expect.poll(() => opener(page).getAttribute('aria-label'), soon).toBe('关闭在线客服')
    expect(complaints()).toEqual([])

    const other = (await openScreen()).page
    await other.goto(stranger)
    await opener(other).click()
    await expect.poll(() => other.frames().at(1)?.url(), soon).toMatch(/^chrome-error:/)
  },
)

test('the page of a link says nothing of the link, keeps no trace, and runs no code but its own', async () => {
  const bot = await owner.ask('POST', '/api/v1/bots', { name: '总部客服', settings: {} })
  const link = await owner.share(bot.id, { allowed_origins: ['https://shop.example.com'] })
  const [known, unknown] = [await fetch(`${desk.url}/s/${link.shareToken}`), await fetch(`${desk.url}/s/unknown`)]
  expect(await known.text()).toBe(await unknown.text())
  for (const { status, headers } of [known, unknown]) {
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(policyOf(headers)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'img-src': "'self' blob: data:",
      'trusted-types': "'none'",
    })
  }
  expect(policyOf(known.headers)['frame-ancestors']).toBe("'self' https://shop.example.com")
  expect(policyOf(unknown.headers)['frame-ancestors']).toBe("'self'")
})

const policyOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    (headers.get('content-security-policy') ?? '').split('; ').map((rule) => {
      const [name = '', ...values] = rule.split(' ')
      return [name, values.join(' ')]
    }),
  )

const opener = (page: Page) => page.locator('[data-yingda-widget] .button')

/** A site of somebody else that names the loader in its page; gone when the test file ends. */
async function openSite(): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><title>shop</title><link rel="icon" href="data:,"><h1>shop</h1>${tag}`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
