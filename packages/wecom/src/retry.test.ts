import { describe, expect, test } from 'vitest'
import { WeComClient } from './client.ts'
import { WeComApiError } from './errors.ts'
import { retryDelayMs } from './retry.ts'
import { failure } from './testing/failure.ts'
import { type FakeWeCom, startFakeWeCom, withTokens } from './testing/fake-wecom.ts'

describe('a call that WeCom refuses for now', () => {
  test.each([-1, 6000, 45009, 45033, 45035])('(%d) is made again after a growing wait', async (errcode) => {
    const { wecom, client, waits } = await answering([errcode, errcode, 0])
    await using _ = wecom
    await expect(client.call('GET', '/cgi-bin/x')).resolves.toMatchObject({ errcode: 0 })
    expect(wecom.count('/cgi-bin/x')).toBe(3)
    expect(waits).toHaveLength(2)
    expect(waits[1]).toBeGreaterThan(waits[0] ?? Number.POSITIVE_INFINITY)
  })

  test.each([-1, 45009, 45033])('(%d) is given up after three tries', async (errcode) => {
    const { wecom, client } = await answering([errcode, errcode, errcode, 0])
    await using _ = wecom
    const error = await failure(client.call('GET', '/cgi-bin/x'))
    expect(error).toBeInstanceOf(WeComApiError)
    expect(error).toMatchObject({ errcode })
    expect(wecom.count('/cgi-bin/x')).toBe(3)
  })

  test('is not made again when it writes, unless it says that this does no harm', async () => {
    const { wecom, client } = await answering([-1, -1, 0])
    await using _ = wecom
    await failure(client.call('POST', '/cgi-bin/x'))
    expect(wecom.count('/cgi-bin/x')).toBe(1)
    await client.call('POST', '/cgi-bin/x', { repeatable: true })
    expect(wecom.count('/cgi-bin/x')).toBe(3)
  })

  test('is a message only if WeCom drops what it has already', async () => {
    const { wecom, client } = await answering([-1, -1, 0])
    await using _ = wecom
    const message = { touser: 'a', msgtype: 'text', text: { content: 'x' } } as const
    await failure(client.messages.send(message))
    expect(wecom.count('/cgi-bin/message/send')).toBe(1)
    await client.messages.send({ ...message, enable_duplicate_check: 1 })
    expect(wecom.count('/cgi-bin/message/send')).toBe(3)
  })
})

test.each([60020, 40007, 95018, 123456])('a call refused for good (%d) is made once', async (errcode) => {
  const { wecom, client, waits } = await answering([errcode, 0])
  await using _ = wecom
  await failure(client.call('GET', '/cgi-bin/x'))
  expect(wecom.count('/cgi-bin/x')).toBe(1)
  expect(waits).toEqual([])
})

test('half of a wait is chance', () => {
  expect([retryDelayMs(-1, 1, () => 0), retryDelayMs(-1, 1, () => 1)]).toEqual([250, 500])
  expect([retryDelayMs(45009, 2, () => 0), retryDelayMs(45009, 2, () => 1)]).toEqual([1_000, 2_000])
  expect(retryDelayMs(-1, 3)).toBeUndefined()
  expect(retryDelayMs(0, 1)).toBeUndefined()
})

async function answering(errcodes: number[]): Promise<{ wecom: FakeWeCom; client: WeComClient; waits: number[] }> {
  const wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: errcodes.shift() ?? 0, errmsg: 'x' } })))
  const waits: number[] = []
  const sleep = async (ms: number) => {
    waits.push(ms)
  }
  const { apiBase } = wecom
  return { wecom, waits, client: new WeComClient({ corpId: 'ww1', secret: 's', agentId: 1, apiBase, sleep }) }
}
