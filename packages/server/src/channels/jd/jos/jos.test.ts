import { expect, test } from 'vitest'
import { openJos } from './client.ts'
import { josSign } from './sign.ts'
import { josTime, readJosTime } from './time.ts'

const now = Date.UTC(2025, 0, 1, 19, 4, 5)

test('a call of the gateway is signed as its documents say', () => {
  const params = {
    method: 'jingdong.im.pop.chatlog.get',
    access_token: 'tok',
    app_key: 'AK',
    timestamp: '2025-01-02 03:04:05',
    v: '2.0',
    '360buy_param_json':
      '{"customer":"c1","endTime":"2025-01-02 00:00:00","page":1,"pageSize":10,"startTime":"2025-01-01 00:00:00"}',
  }
  expect(josSign(params, 'SEC')).toBe('F87DE8C017D0E76249B62F65E1BCA16D')
  expect(josSign({ ...params, sign: 'x', empty: '' }, 'SEC')).toBe('F87DE8C017D0E76249B62F65E1BCA16D')
  expect(josSign({ ...params, v: '2.1' }, 'SEC')).not.toBe('F87DE8C017D0E76249B62F65E1BCA16D')
})

test('a push of home delivery is signed by the same rule', () => {
  const params = { token: 'tok', app_key: 'AK', timestamp: '2025-01-02 03:04:05', format: 'json', v: '1.0' }
  expect(josSign({ ...params, jd_param_json: '{"billId":"1"}' }, 'SEC')).toBe('9B541EF3FBDB4A012656F73AF9E7BB51')
})

test('times are of Beijing, whatever the clock of the machine says', () => {
  expect(josTime(now)).toBe('2025-01-02 03:04:05')
  expect(readJosTime('2025-01-02 03:04:05')).toBe(now)
})

test.each([
  '',
  '2025-01-02',
  '2025-01-02T03:04:05',
  '2025-02-30 00:00:00',
  '2025-01-02 24:00:00',
  ' 2025-01-02 03:04:05',
])('"%s" is no time', (text) => {
  expect(readJosTime(text)).toBeUndefined()
})

test('everything goes in the body of one form, nothing in the address', async () => {
  const asked: { url: string; init: RequestInit | undefined }[] = []
  const jos = openJos({
    ...{
      base: 'http://jd.test/',
      appKey: 'AK',
      appSecret: 'SEC',
      accessToken: 'tok',
      timeoutMs: 1_000,
      now: () => now,
    },
    fetch: async (input, init) => {
      asked.push({ url: String(input), init })
      return Response.json({ jingdong_im_pop_x_get_responce: { code: '0', answer: 1 } })
    },
  })
  expect(await jos.call('jingdong.im.pop.x.get', { b: 2, a: '一' })).toEqual({ code: '0', answer: 1 })
  const [{ url, init } = { url: '', init: undefined }] = asked
  const { sign, ...form } = Object.fromEntries(new URLSearchParams(String(init?.body)))
  expect(url).toBe('http://jd.test/routerjson')
  expect(init?.method).toBe('POST')
  expect(form).toEqual({
    ...{ method: 'jingdong.im.pop.x.get', app_key: 'AK', access_token: 'tok', timestamp: '2025-01-02 03:04:05' },
    ...{ format: 'json', v: '2.0', '360buy_param_json': '{"a":"一","b":2}' },
  })
  expect(sign).toBe(josSign(form, 'SEC'))
})
