import { expect, test } from 'vitest'
import { hmacSign, josSign, standardSign } from './sign.ts'

test('the gateway’s rule gives the recorded sign', () => {
  const params = new URLSearchParams({
    ...{ method: 'jingdong.im.pop.chatlog.get', access_token: 'tok', app_key: 'AK', v: '2.0' },
    timestamp: '2025-01-02 03:04:05',
    '360buy_param_json':
      '{"customer":"c1","endTime":"2025-01-02 00:00:00","page":1,"pageSize":10,"startTime":"2025-01-01 00:00:00"}',
  })
  expect(josSign('SEC', params)).toBe('F87DE8C017D0E76249B62F65E1BCA16D')
})

test('a push to a shop has the sign of the same rule', () => {
  const params = new URLSearchParams({
    ...{ token: 'tok', app_key: 'AK', timestamp: '2025-01-02 03:04:05', format: 'json', v: '1.0' },
    ...{ jd_param_json: '{"billId":"1"}', empty: '', sign: 'whatever' },
  })
  expect(josSign('SEC', params)).toBe('9B541EF3FBDB4A012656F73AF9E7BB51')
})

test('the signature in headers and that of Standard Webhooks are the published ones', () => {
  expect(hmacSign('shh', '1700000000', 'n-1', '{"a":1}')).toBe(
    'e79ed859058ff06ef88277f22be4b39ac1c493687554ff075eaf471aeeb949a1',
  )
  const body = '{"test": 2432232314}'
  expect(
    standardSign('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', body),
  ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})
