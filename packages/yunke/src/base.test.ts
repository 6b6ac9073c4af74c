import { expect, test } from 'vitest'
import { BASE_URL, createClient, getBrowserHeaders, getCommonHeaders } from './base.ts'

test('accounts live on crm.yunkecn.com unless told otherwise', () => {
  expect(BASE_URL).toBe('https://crm.yunkecn.com')
})

test('common headers say web client, Chinese and the host of the company', () => {
  expect(getCommonHeaders()).toMatchObject({ channel: '4', source: 'yunkepc', origin: BASE_URL })
  expect(getCommonHeaders('https://crm2.yunkecn.com')).toMatchObject({
    accept: 'application/json, text/plain, */*',
    'accept-language': 'zh-CN',
    'content-type': 'application/json',
    dnt: '1',
    origin: 'https://crm2.yunkecn.com',
    priority: 'u=1, i',
    referer: 'https://crm2.yunkecn.com/cms/auth/login',
    'user-agent': expect.stringContaining('Chrome'),
  })
})

test('browser headers are those of a page that calls its own host', () => {
  expect(getBrowserHeaders()).toMatchObject({
    'sec-ch-ua': expect.any(String),
    'sec-ch-ua-mobile': '?0',
    'sec-ch-ua-platform': '"macOS"',
    'sec-fetch-dest': 'empty',
    'sec-fetch-mode': 'cors',
    'sec-fetch-site': 'same-origin',
  })
})

test('a client without options verifies certificates and calls nothing but hosts of yunkecn.com', async () => {
  const warnings: string[] = []
  const quiet = () => {}
  await using client = createClient({
    log: { debug: quiet, info: quiet, warn: (line) => void warnings.push(line), error: quiet },
  })
  expect(warnings).toEqual([])
  expect(client.hosts.allows('https://crm.yunkecn.com')).toBe(true)
  expect(client.hosts.allows('https://example.com')).toBe(false)
})
