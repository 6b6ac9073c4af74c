import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSimulator } from '../testing/simulator.ts'
import type { WeComSimulator } from '../wecom/simulator.ts'

let simulator: WeComSimulator

beforeAll(async () => {
  simulator = await startSimulator()
})

afterAll(() => simulator.stop())

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/phone', 'text/html; charset=utf-8'],
  ['/phone/kf', 'text/html; charset=utf-8'],
  ['/phone/douyin', 'text/html; charset=utf-8'],
  ['/phone/jd', 'text/html; charset=utf-8'],
  ['/connect/oauth2/authorize?appid=ww1234567890abcdef&redirect_uri=https://x.test', 'text/html; charset=utf-8'],
  ['/phone/phone.js', 'text/javascript; charset=utf-8'],
  ['/phone/phone.css', 'text/css; charset=utf-8'],
  ['/ui/icon.svg', 'image/svg+xml'],
])('%s is served as %s, from itself alone', async (path, contentType) => {
  const { status, headers } = await fetch(simulator.url + path)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe(contentType)
  expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test.each(['/phone/phone.e2e.test.ts', '/ui/../main.ts', '/ui/%2e%2e/main.ts', '/phone/none.js', '/http/pages.ts'])(
  '%s is not served',
  async (path) => {
    expect((await fetch(simulator.url + path)).status).toBe(404)
  },
)

test.each(['/', '/phone', '/phone/kf', '/phone/douyin', '/phone/jd'])(
  '%s has no inline script and no inline style',
  async (path) => {
    const html = await (await fetch(simulator.url + path)).text()
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|style=/)
  },
)
