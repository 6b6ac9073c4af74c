import { describe, expect, test } from 'vitest'
import { WeComClient, type WeComClientOptions } from './client.ts'
import { WeComTokenError } from './errors.ts'
import { failure } from './testing/failure.ts'
import { type FakeWeCom, startFakeWeCom } from './testing/fake-wecom.ts'
import { type ManualClock, manualClock } from './testing/manual-clock.ts'
import { createMemoryTokenStore } from './token-store.ts'

const minute = 60_000

describe('after a refusal that only an administrator can lift', () => {
  test.each([40001, 40013, 40091, 60020])(
    '(%d) nothing more is asked, and every caller gets that refusal',
    async (errcode) => {
      await using wecom = await refusing(errcode)
      const client = clientOf(wecom)
      const first = await failure(client.token.getAccessToken())
      expect(first).toBeInstanceOf(WeComTokenError)
      for (const work of [
        client.token.getAccessToken(),
        client.token.refreshToken(),
        client.call('POST', '/cgi-bin/x'),
      ]) {
        const error = await failure(work)
        expect(error).toBeInstanceOf(WeComTokenError)
        expect(String(error)).toBe(String(first))
      }
      expect(wecom.seen).toHaveLength(1)
    },
  )

  test('the pause doubles from one minute to ten', async () => {
    await using wecom = await refusing(60020)
    const clock = manualClock()
    const { token } = clientOf(wecom, { clock })
    await failure(token.getAccessToken())
    for (const minutes of [1, 2, 4, 8, 10, 10]) {
      const before = wecom.seen.length
      clock.advance(minutes * minute - 1)
      await failure(token.getAccessToken())
      expect(wecom.seen).toHaveLength(before)
      clock.advance(1)
      await failure(token.getAccessToken())
      expect(wecom.seen).toHaveLength(before + 1)
    }
  })

  test('a success begins anew', async () => {
    const errcodes = [40001, 0, 40001, 40001]
    await using wecom = await startFakeWeCom(() => ({
      body: { errcode: errcodes.shift(), access_token: 'T', expires_in: 7200 },
    }))
    const clock = manualClock()
    const { token } = clientOf(wecom, { clock })
    await failure(token.getAccessToken())
    clock.advance(minute)
    await expect(token.getAccessToken()).resolves.toBe('T')
    await failure(token.refreshToken())
    clock.advance(minute)
    await failure(token.refreshToken())
    expect(wecom.seen).toHaveLength(4)
  })

  test('clearing the cache asks again at once', async () => {
    await using wecom = await refusing(40001)
    const { token } = clientOf(wecom)
    await failure(token.getAccessToken())
    await token.clearTokenCache()
    await failure(token.getAccessToken())
    expect(wecom.seen).toHaveLength(2)
  })

  test('another secret asks at once, the same secret in another client does not', async () => {
    await using wecom = await refusing(40001)
    const tokenStore = createMemoryTokenStore()
    await failure(clientOf(wecom, { tokenStore }).token.getAccessToken())
    await failure(clientOf(wecom, { tokenStore }).token.getAccessToken())
    expect(wecom.seen).toHaveLength(1)
    await failure(clientOf(wecom, { tokenStore, secret: 'corrected' }).token.getAccessToken())
    expect(wecom.seen).toHaveLength(2)
  })
})

test.each([-1, 45009])('a refusal for now (%d) does not stop the next caller', async (errcode) => {
  await using wecom = await refusing(errcode)
  const { token } = clientOf(wecom)
  await failure(token.getAccessToken())
  await failure(token.getAccessToken())
  expect(wecom.seen).toHaveLength(2)
})

function refusing(errcode: number): Promise<FakeWeCom> {
  return startFakeWeCom(() => ({ body: { errcode, errmsg: 'no' } }))
}

function clientOf(wecom: FakeWeCom, options: Partial<WeComClientOptions> & { clock?: ManualClock } = {}): WeComClient {
  return new WeComClient({ corpId: 'ww1', secret: 'the-secret', apiBase: wecom.apiBase, ...options })
}
