import { afterAll, expect, test, vi } from 'vitest'
import { sql } from '../platform/db.ts'
import { askingAt } from './testing/asking.ts'
import { findSecrets } from './testing/find-secrets.ts'
import { listen } from './testing/heard.ts'
import { tableTexts } from './testing/left-behind.ts'
import { bootPlantedDesk } from './testing/planted-desk.ts'
import { plantedKeys } from './testing/planted-keys.ts'

const heard = listen()
afterAll(() => vi.restoreAllMocks())
const desk = await bootPlantedDesk(heard.log)
/** What is answered to whom it belongs to is no leak: only logs and tables are searched here. */
const { as } = askingAt(desk.url, { add: () => {} })
const master = plantedKeys.YINGDA_MASTER_KEY
const json = async (...asked: Parameters<typeof as>) => JSON.parse(await as(...asked))

test('the token of a link, and a customer’s password and token, are in no log line and no table, also when things fail', async () => {
  const password = 'planted-Kehu-2026-password'
  const bot = await json(master, 'POST', '/api/v1/bots', { name: '小应', settings: {} })
  const link = await json(master, 'POST', `/api/v1/bots/${bot.id}/share-tokens`, { name: '官网' })
  await json(master, 'POST', '/api/v1/end-users', { username: 'kehu', password })
  const { token } = await json(undefined, 'POST', '/api/v1/auth/login', { username: 'kehu', password })
  await as(undefined, 'POST', '/api/v1/auth/login', { username: 'kehu', password: `${password}x` })
  const page = `/api/v1/public/bot-share/${link.share_token}`
  const asked = { bot_id: bot.id, share_token: link.share_token, messages: [{ role: 'user', content: '你好' }] }
  await as(undefined, 'GET', `/s/${link.share_token}`)
  expect(await json(token, 'GET', page)).toMatchObject({ bot_id: bot.id })
  await as(token, 'POST', '/api/v3/chat/completions', asked)
  await as(token, 'POST', `${page}/messages`, { content: 7 })
  await desk.db.run(sql`alter table share_links rename to gone`)
  expect(await json(token, 'GET', page)).toMatchObject({ detail: expect.any(String) })
  await as(token, 'POST', '/api/v3/chat/completions', asked)
  await desk.db.run(sql`alter table gone rename to share_links`)
  await as(master, 'DELETE', `/api/v1/bot-share-tokens/${link.id}`)
  await desk.drain()

  const texts = new Map([...heard.texts(), ...(await tableTexts(desk.db))])
  expect([...texts.values()].join('\n')).toContain('"share_links\\" does not exist')
  expect(findSecrets(texts, [link.share_token, password, token, master])).toEqual([])
})
