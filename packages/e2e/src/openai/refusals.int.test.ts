import OpenAI from 'openai'
import { beforeAll, describe, expect, test } from 'vitest'
import { failureOf } from './failure.ts'
import { type Link, masterKey, setTheStage } from './stage.ts'

const stage = await setTheStage()
const { upstream, botId, visitorToken, by } = stage
let link: Link

beforeAll(async () => {
  link = await stage.link({ per_minute: 1_000 })
})

const messages = [{ role: 'user' as const, content: '退款要多久？' }]

describe('a refusal is an error of the client’s own class, with a word for programs', () => {
  const { openai } = stage.client(visitorToken)
  const complete = (body: object) => failureOf(openai.chat.completions.create({ model: botId, messages, ...body }))

  test('a token that lets nobody in', async () => {
    for (const token of ['wrong', 'eu.wrong', `${visitorToken}x`]) {
      const error = await failureOf(stage.client(token).openai.chat.completions.create(by(link)))
      expect(error).toBeInstanceOf(OpenAI.AuthenticationError)
      expect(error).toMatchObject({ status: 401, code: 'invalid_api_key', type: 'invalid_request_error' })
      expect(error.message).toContain('未登录或 token 无效')
    }
  })

  test('no link, a link of another bot, one that is revoked, over or unknown', async () => {
    const { body: other } = await stage.asAdmin('POST', '/api/v1/bots', { name: '另一个' })
    const revoked = await stage.link()
    await stage.asAdmin('DELETE', `/api/v1/bot-share-tokens/${revoked.id}`)
    const over = await stage.link({ expires_at: '2001-01-01T00:00:00Z' })
    const cases = [
      [{}, 403, 'share_token_missing', '缺少分享凭证'],
      [{ share_token: null }, 403, 'share_token_missing', '缺少分享凭证'],
      [{ share_token: link.token, bot_id: other.id }, 403, 'share_token_mismatch', '分享链接与 bot 不匹配'],
      [{ share_token: revoked.token }, 403, 'share_token_revoked', '分享链接已被吊销'],
      [{ share_token: over.token }, 403, 'share_token_expired', '分享链接已过期'],
      [{ share_token: 'x'.repeat(32) }, 404, 'share_token_invalid', '分享链接无效'],
    ] as const
    for (const [body, status, code, text] of cases) {
      const error = await complete(body)
      expect({ status: error.status, code: error.code }).toEqual({ status, code })
      expect(error.message).toContain(text)
      expect(error).toBeInstanceOf(status === 404 ? OpenAI.NotFoundError : OpenAI.PermissionDeniedError)
    }
  })

  test.each(['api_base', 'base_url', 'headers', 'api_key'])('%s, which would send our key elsewhere', async (key) => {
    const before = upstream.asked.length
    const error = await complete({ share_token: link.token, [key]: 'https://elsewhere.example' })
    expect(error).toBeInstanceOf(OpenAI.BadRequestError)
    expect(error).toMatchObject({ code: 'unknown_parameter', param: key })
    expect(upstream.asked.length).toBe(before)
  })

  test('a request of the wrong shape names the field', async () => {
    const error = await complete({ share_token: link.token, messages: 'hello' })
    expect(error).toBeInstanceOf(OpenAI.BadRequestError)
    expect(error.param).toBe('messages')
  })

  test('staff who do not own the bot, and who administer none', async () => {
    const { token: agent } = await stage.desk.login('zhangsan')
    const error = await failureOf(stage.client(agent).openai.chat.completions.create({ model: botId, messages }))
    expect(error).toBeInstanceOf(OpenAI.PermissionDeniedError)
    const unknown = { model: 'no-such-bot', messages }
    const owner = await failureOf(stage.client(stage.adminToken).openai.chat.completions.create(unknown))
    expect(owner).toMatchObject({ status: 403, code: 'not_the_owner' })
    const master = await failureOf(stage.client(masterKey).openai.chat.completions.create(unknown))
    expect(master).toBeInstanceOf(OpenAI.NotFoundError)
  })
})

describe('quotas of a link', () => {
  const ask = async (settings: object, maxRetries = 2) => {
    upstream.say('好')
    const limited = await stage.link(settings)
    const { token } = await stage.customer()
    const { openai, sent } = stage.client(token, { maxRetries })
    await openai.chat.completions.create(by(limited))
    const error = await failureOf(openai.chat.completions.create(by(limited)))
    return { error, sent: sent() - 1, limited }
  }

  test('a rate is worth trying again, and the client does so by itself', async () => {
    const { error, sent } = await ask({ per_minute: 1 }, 1)
    expect(error).toBeInstanceOf(OpenAI.RateLimitError)
    expect({ code: error.code, type: error.type, sent }).toEqual({
      code: 'rate_limit_exceeded',
      type: 'rate_limit_exceeded',
      sent: 2,
    })
  })

  test.each([
    [{ per_visitor_day: 1 }, 'visitor_quota_exceeded'],
    [{ total: 1 }, 'link_quota_exceeded'],
  ])('%j is not, and the client is told so', async (settings, code) => {
    const { error, sent } = await ask(settings)
    expect(error).toBeInstanceOf(OpenAI.RateLimitError)
    expect({ code: error.code, type: error.type, sent }).toEqual({ code, type: 'insufficient_quota', sent: 1 })
  })
})
