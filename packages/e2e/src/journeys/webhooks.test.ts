import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { bootDesk } from '@yingda/server/testing'
import { afterAll, expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { signIn } from './testing/console.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

const received: Received[] = []
let status = 204
const receiver = createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8').on('data', (part) => {
    text += part
  })
  request.on('end', () => {
    received.push({ headers: request.headers, text })
    response.writeHead(status).end(status === 204 ? undefined : 'closed today')
  })
})
receiver.listen(0, '127.0.0.1')
await once(receiver, 'listening')
afterAll(() => receiver.close())
const address = receiver.address()
const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/tickets`
const told = (type: string) => received.filter(({ text }) => JSON.parse(text).type === type)

journey(
  'a system that an administrator names is told what customers write, and a failed delivery is sent again by hand',
  async ({ openScreen }) => {
    const screen = await openScreen()
    const { page } = screen
    await signIn(page, desk.url, 'admin')
    await page.goto(`${desk.url}/console/#/system/webhooks`)

    await page.getByTestId('add-webhook').click()
    await page.getByTestId('webhook-url').fill(url)
    await page.getByTestId('webhook-description').fill('工单系统')
    await page.getByTestId('event-session.accepted').click()
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    const secret = await page.getByTestId('secret').innerText()
    await page.getByTestId('secret-done').click()
    await page.getByTestId('secret').waitFor({ state: 'detached' })
    const row = page.getByTestId('webhook-row')
    await expect.poll(() => row.innerText(), soon).toContain('工单系统')
    expect(await page.content()).not.toContain(secret)

    await row.getByTestId('test-webhook').click()
    const log = page.getByTestId('delivery')
    await expect.poll(() => log.first().getAttribute('data-status'), soon).toBe('delivered')

    await desk.say('chenjing', '转人工')
    expect(told('session.queued')).toHaveLength(1)
    const [message] = told('message.created')
    expect(JSON.parse(message?.text ?? '{}').data.message).toMatchObject({ senderType: 'customer', content: '转人工' })
    expect(message && signedBy(message, secret)).toBe(true)

    status = 500
    await row.getByTestId('test-webhook').click()
    await page.getByTestId('delivery-filter').getByText('失败').click()
    await expect.poll(() => log.count(), soon).toBe(1)
    await log.click()
    await expect.poll(() => page.getByTestId('delivery-detail').innerText(), soon).toContain('closed today')
    status = 204
    await page.getByTestId('replay').click()
    await expect.poll(() => log.count(), soon).toBe(0)
    await page.getByTestId('delivery-filter').getByText('全部').click()
    await expect.poll(() => log.first().getAttribute('data-status'), soon).toBe('delivered')
    const pings = told('webhook.ping').map(({ headers }) => headers['webhook-id'])
    expect(pings).toHaveLength(3)
    expect(pings[2]).toBe(pings[1])
    expect([screen.loads(), screen.complaints()]).toEqual([1, []])
  },
)

journey('a key that an administrator makes reads what it may until it is revoked', async ({ openScreen }) => {
  const { page, complaints } = await openScreen()
  await signIn(page, desk.url, 'admin')
  await page.goto(`${desk.url}/console/#/system/apiKeys`)
  await page.getByTestId('add-key').click()
  await page.getByTestId('key-name').fill('数据报表')
  await page.getByTestId('scope-reports.read').click()
  await page.getByRole('dialog').getByRole('button', { name: '创建' }).click()
  const key = await page.getByTestId('secret').innerText()
  await page.getByTestId('secret-done').click()

  const ask = (path: string) =>
    fetch(desk.url + path, { headers: { authorization: `Bearer ${key}` } }).then((answer) => answer.status)
  expect([await ask('/api/reports/volume'), await ask('/api/sessions'), await ask('/api/agents/me')]).toEqual([
    200, 403, 401,
  ])
  const row = page.getByTestId('api-key')
  await row.getByTestId('revoke-key').click()
  await page.getByRole('tooltip').getByRole('button', { name: '吊销' }).click()
  await expect.poll(() => row.getAttribute('data-status'), soon).toBe('revoked')
  expect(await ask('/api/reports/volume')).toBe(401)
  expect(complaints()).toEqual([])
})

/** The rules of Standard Webhooks, written out as a receiver would. */
function signedBy({ headers, text }: Received, secret: string): boolean {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`
  const mac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(signed)
  return headers['webhook-signature'] === `v1,${mac.digest('base64')}`
}
