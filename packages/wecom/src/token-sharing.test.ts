import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { WeComClient } from './client.ts'
import { surelyNotDone, WeComTokenError } from './errors.ts'
import { failure } from './testing/failure.ts'
import { type FakeWeCom, startFakeWeCom, tokenNumber, withTokens } from './testing/fake-wecom.ts'
import { createMemoryTokenStore, type TokenStore } from './token-store.ts'

describe('nodes that share a store', () => {
  test('fetch one token for all of them', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
    const nodes = nodesOf(wecom, createMemoryTokenStore())
    const tokens = await Promise.all(
      nodes.flatMap(({ token }) => Array.from({ length: 25 }, () => token.getAccessToken())),
    )
    expect(new Set(tokens)).toEqual(new Set([tokenNumber(1)]))
    expect(wecom.count('/cgi-bin/gettoken')).toBe(1)
  })

  test('replace a token that died early once for all of them, and make each call again once', async () => {
    await using wecom = await startFakeWeCom(
      withTokens(({ query }) => ({ body: { errcode: query.access_token === tokenNumber(1) ? 42001 : 0 } })),
    )
    const nodes = nodesOf(wecom, createMemoryTokenStore())
    await nodes[0]?.token.getAccessToken()
    await Promise.all(nodes.flatMap((node) => Array.from({ length: 5 }, () => node.call('POST', '/cgi-bin/x'))))
    expect(wecom.count('/cgi-bin/gettoken')).toBe(2)
    expect(wecom.count('/cgi-bin/x')).toBe(nodes.length * 5 * 2)
  })

  test('go on one after the other when one of them fails', async () => {
    let asked = 0
    await using wecom = await startFakeWeCom(() => {
      asked += 1
      return { body: asked === 1 ? { errcode: -1 } : { errcode: 0, access_token: 'T', expires_in: 7200 } }
    })
    const nodes = nodesOf(wecom, createMemoryTokenStore())
    const results = await Promise.allSettled(nodes.map(({ token }) => token.getAccessToken()))
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
    expect(asked).toBe(2)
  })

  test('need no lock in the store to work, only to fetch less', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
    const { get, set } = createMemoryTokenStore()
    const [first, second] = nodesOf(wecom, { get, set })
    await first?.token.getAccessToken()
    await expect(second?.token.getAccessToken()).resolves.toBe(tokenNumber(1))
  })
})

describe('a store that fails', () => {
  const broken = async () => Promise.reject(Object.assign(new Error('down: the-secret'), { detail: 'the-secret' }))

  test.each<[string, Partial<TokenStore>]>([
    ['to read', { get: broken }],
    ['to lock', { exclusive: broken }],
  ])('%s is a token error of a call that was surely not sent, without the secret', async (_name, fault) => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
    const [node] = nodesOf(wecom, { ...createMemoryTokenStore(), ...fault })
    const error = await failure(Promise.resolve(node?.call('POST', '/cgi-bin/x')))
    expect(error).toBeInstanceOf(WeComTokenError)
    expect(surelyNotDone(error)).toBe(true)
    expect(inspect(error, { depth: 9 })).not.toContain('the-secret')
    expect(wecom.seen).toEqual([])
  })

  test('to write does not show the token that it was given', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
    const set: TokenStore['set'] = async (_key, stored) => Promise.reject(new Error(`cannot write ${stored?.token}`))
    const [node] = nodesOf(wecom, { ...createMemoryTokenStore(), set })
    const error = await failure(Promise.resolve(node?.call('POST', '/cgi-bin/x')))
    expect(error).toBeInstanceOf(WeComTokenError)
    expect(error).toMatchObject({ cause: { message: 'cannot write ***' } })
  })
})

function nodesOf(wecom: FakeWeCom, tokenStore: TokenStore): WeComClient[] {
  const options = { corpId: 'ww1', secret: 'the-secret', apiBase: wecom.apiBase, tokenStore }
  return Array.from({ length: 4 }, () => new WeComClient(options))
}
