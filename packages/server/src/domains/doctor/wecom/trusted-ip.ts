import { WeComApiError, WeComError } from '@yingda/wecom'
import { type Check, ok, words } from '../finding.ts'
import type { Access } from './access.ts'
import { failureOf } from './failure.ts'

/** Any answer but 60020 has come past the list of trusted addresses. */
export const trustedIpCheck = (access: Access): Check => ({
  id: 'trusted-ip',
  name: words('企业可信 IP', 'Trusted IP'),
  async look() {
    try {
      await access.departments()
    } catch (error) {
      const isRefused = error instanceof WeComError && error.errcode === 60020
      if (isRefused || !(error instanceof WeComApiError)) return failureOf(error, access, 'app')
    }
    return ok('企业微信接受本机的地址', 'WeCom accepts the address of this machine')
  },
})
