import { bootDesk } from '@yingda/server/testing'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { layCable } from './testing/cable.ts'
import { line, ownerAt, sayAsVisitor, visit } from './testing/visitor.ts'

const desk = await bootDesk()
const soon = { timeout: patienceMs }
const owner = ownerAt(desk.url, (await desk.login('admin')).token)

journey('what was said while the network was away arrives on both sides, once', async ({ openScreen }) => {
  const bot = await owner.ask('POST', '/api/v1/bots', { name: '云杉服务台', settings: {} })
  const [link, account] = [await owner.share(bot.id), await owner.openAccount('duanwang')]
  const { page, loads } = await openScreen()
  const cable = await layCable(desk.url)
  await visit(page, cable.url, link, account)
  await page.getByTestId('handoff').click()
  await page.getByTestId('queued').waitFor()
  const { token } = await desk.login('zhangsan')
  const { data } = await desk.call('GET', '/api/sessions?status=pending', { token })
  const [{ sessionId }] = data
  const at = `/api/sessions/${sessionId}`
  await desk.call('POST', `${at}/accept`, { token, body: { csId: 'zhangsan' } })
  await page.getByTestId('agent-joined').waitFor()

  cable.pull()
  await page.getByTestId('lost').waitFor()
  await sayAsVisitor(page, '我这边断网了')
  await page.getByTestId('again').waitFor()
  await desk.call('POST', `${at}/message`, { token, body: { content: '请稍等，我查一下' } })
  cable.plug()
  await line(page, 'agent', '请稍等，我查一下').waitFor()
  await page.getByTestId('lost').waitFor({ state: 'detached' })
  await page.getByTestId('again').click()
  await line(page, 'user', '我这边断网了').waitFor()
  await desk.drain()

  const history = await desk.call('GET', `${at}/history`, { token })
  const said = (content: string) => history.data.filter((message: { content: string }) => message.content === content)
  expect([said('我这边断网了').length, said('请稍等，我查一下').length]).toEqual([1, 1])
  await expect.poll(() => page.locator('[data-role=user]').count(), soon).toBe(1)
  expect(await page.locator('[data-role=agent]').count()).toBe(1)
  expect(loads()).toBe(1)
})
