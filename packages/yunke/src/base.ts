import { withoutSlash } from './http/hosts.ts'

export type { Cookies } from './http/cookies.ts'
export { type CreateClientOptions, createClient } from './http/http-client.ts'
export type { HttpClient, HttpReply, HttpRequest } from './http/types.ts'

/** Where accounts live unless told otherwise; a company may live on another host of the same domain. */
export const BASE_URL: string = 'https://crm.yunkecn.com'

const userAgent =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

/** Headers of every call: the web client of Yunke (`channel` 4, `source` yunkepc) on the host of the company. */
export function getCommonHeaders(domain: string = BASE_URL): Record<string, string> {
  const origin = withoutSlash(domain)
  return {
    accept: 'application/json, text/plain, */*',
    'accept-language': 'zh-CN',
    channel: '4',
    'content-type': 'application/json',
    dnt: '1',
    origin,
    priority: 'u=1, i',
    referer: `${origin}/cms/auth/login`,
    source: 'yunkepc',
    'user-agent': userAgent,
  }
}

/** What a desktop browser adds to calls of a page to its own host. */
export function getBrowserHeaders(): Record<string, string> {
  return {
    'sec-ch-ua': '"Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24"',
    'sec-ch-ua-mobile': '?0',
    'sec-ch-ua-platform': '"macOS"',
    'sec-fetch-dest': 'empty',
    'sec-fetch-mode': 'cors',
    'sec-fetch-site': 'same-origin',
  }
}
