import { apiBaseOf } from '../api-base.ts'
import type { DoctorDeps } from '../deps.ts'
import { type Check, type Finding, failed, ok, warning, words } from '../finding.ts'

const timeoutMs = 4_000
const warnSeconds = 60
const failSeconds = 300

/** Compares with the Date that WeCom's API answers; no token is needed for that. */
export const clockCheck = ({ settings, fetch, now }: Pick<DoctorDeps, 'settings' | 'fetch' | 'now'>): Check => ({
  id: 'clock',
  name: words('时钟', 'Clock'),
  async look() {
    const askedAt = now()
    try {
      const response = await fetch(`${apiBaseOf(settings)}/cgi-bin/get_api_domain_ip`, {
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      await response.body?.cancel()
      const theirs = Date.parse(response.headers.get('date') ?? '')
      if (Number.isNaN(theirs)) return unknown('没有时间', 'without a time')
      return clockFinding(Math.round(((askedAt + now()) / 2 - theirs) / 1_000))
    } catch {
      // @NOTE why WeCom cannot be reached is told by the check of the token
      return unknown('连不上企业微信', 'WeCom cannot be reached')
    }
  },
})

const unknown = (zh: string, en: string): Finding =>
  warning(words(`未检查：${zh}`, `not tested: ${en}`), words('先解决连接问题', 'mend the connection first'))

function clockFinding(aheadSeconds: number): Finding {
  const off = Math.abs(aheadSeconds)
  const found = words(
    off <= 1 ? '与企业微信一致' : `比企业微信${aheadSeconds > 0 ? '快' : '慢'} ${off} 秒`,
    off <= 1 ? 'the same as at WeCom' : `${off} s ${aheadSeconds > 0 ? 'ahead of' : 'behind'} WeCom`,
  )
  if (off <= warnSeconds) return ok(found.zh, found.en)
  const remedy = words('启用时间同步（NTP，如 chrony）', 'switch on time synchronisation (NTP, for instance chrony)')
  return off > failSeconds ? failed(found, remedy) : warning(found, remedy)
}
