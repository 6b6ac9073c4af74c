import { YunkeHostError } from '../errors.ts'

const ownDomain = '.yunkecn.com'
const anyLocalPort = /^(http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])):\*$/

/** Which addresses may be called: https hosts under yunkecn.com, and the origins that were named. */
export interface HostList {
  allows(domain: string): boolean
  /**
   * The origin to call.
   * @throws YunkeHostError when it is not on the list, or is no origin
   */
  check(domain: string): string
}

/**
 * Yunke itself tells on which host a company lives, and a password goes there: so only hosts that we know are called.
 * @param named a host (`crm.example.com`, `crm.example.com:8443`: https), an origin (`http://127.0.0.1:8090`), or any port of
 * this machine (`http://127.0.0.1:*`)
 * @throws TypeError for an entry that is neither
 */
export function createHostList(named: readonly string[] = []): HostList {
  const locals = new Set(named.flatMap((entry) => anyLocalPort.exec(entry)?.[1] ?? []))
  const origins = new Set(named.filter((entry) => !anyLocalPort.test(entry)).map(readNamed))
  const originOf = (domain: string): string | undefined => {
    const url = readOrigin(domain)
    const isOwn = url?.protocol === 'https:' && url.port === '' && url.hostname.endsWith(ownDomain)
    const isNamed = url && (origins.has(url.origin) || locals.has(`${url.protocol}//${url.hostname}`))
    return url && (isOwn || isNamed) ? url.origin : undefined
  }
  return {
    allows: (domain) => originOf(domain) !== undefined,
    check(domain) {
      const origin = originOf(domain)
      if (origin !== undefined) return origin
      throw new YunkeHostError(`云客地址 ${shown(domain)} 不在允许的域名之内 (*.yunkecn.com 或明确指定的域名)`)
    },
  }
}

/** `https://crm.yunkecn.com/` is written by people and by Yunke itself. */
export const withoutSlash = (domain: string): string => domain.replace(/\/$/, '')

function readNamed(entry: string): string {
  const url = readOrigin(entry.includes('://') ? entry : `https://${entry}`)
  if (url) return url.origin
  throw new TypeError('an allowed host is a host, host:port, or an http(s) origin')
}

function readOrigin(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const isPlain =
    /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return isPlain ? url : undefined
}

const shown = (domain: string): string => (URL.canParse(domain) ? new URL(domain).host.slice(0, 100) : '')
