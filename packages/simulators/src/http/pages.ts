import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { answer } from './answer.ts'
import { framed, frameOfPage } from './frame.ts'

const sourceFolder = new URL('../', import.meta.url)
const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
])
const pages = new Map([
  ['/', 'overview/index.html'],
  ['/phone', 'phone/index.html'],
  ['/phone/', 'phone/index.html'],
  ['/phone/kf', 'customer/index.html'],
  ['/phone/douyin', 'channel/douyin.html'],
  ['/phone/jd', 'channel/jd.html'],
  ['/connect/oauth2/authorize', 'login/index.html'],
  ['/wwlogin/sso/login', 'login/index.html'],
  ['/wwopen/sso/qrConnect', 'login/index.html'],
  ['/favicon.ico', 'ui/icon.svg'],
])
const asset = /^\/(phone|customer|channel|connect|overview|login|ui)\/([a-z0-9-]+\.(?:css|js|svg))$/
const securityPolicy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/** Serves the pages and their assets; `false` when the path is none of them. */
export async function servePage(path: string, response: ServerResponse): Promise<boolean> {
  const file = pages.get(path) ?? assetFile(path)
  return file !== undefined && (await servePageFile(file, response))
}

/** Serves one file of the pages, by its path from the source folder. */
export async function servePageFile(file: string, response: ServerResponse): Promise<boolean> {
  const body = await readPage(file).catch(() => undefined)
  if (body === undefined) return false
  response.setHeader('Content-Security-Policy', securityPolicy)
  response.setHeader('Referrer-Policy', 'no-referrer')
  answer(response, 200, contentTypes.get(extname(file)) ?? 'application/octet-stream', body)
  return true
}

async function readPage(file: string): Promise<string> {
  const page = await readFile(new URL(file, sourceFolder), 'utf8')
  const frame = frameOfPage(page)
  return frame === undefined ? page : framed(await readFile(new URL(frame, sourceFolder), 'utf8'), page)
}

function assetFile(path: string): string | undefined {
  const match = asset.exec(path)
  return match ? `${match[1]}/${match[2]}` : undefined
}
