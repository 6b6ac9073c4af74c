import { type Check, ok, warning, words } from '../../doctor/index.ts'
import type { YunkeCheckDeps } from './deps.ts'

export const certificatesCheck = ({
  caFile,
  insecureHosts,
}: Pick<YunkeCheckDeps, 'caFile' | 'insecureHosts'>): Check => ({
  id: 'yunke-certificates',
  name: words('云客证书', 'Yunke certificates'),
  look() {
    if (insecureHosts.length > 0) {
      const hosts = insecureHosts.join(', ')
      return warning(
        words(`不校验证书：${hosts}`, `not looked at: ${hosts}`),
        words(
          '中间人可以读到密码和录音；改用 YUNKE_CA_FILE，并去掉 YUNKE_INSECURE_HOSTS',
          'whoever is in between reads passwords and recordings: set YUNKE_CA_FILE and take YUNKE_INSECURE_HOSTS away',
        ),
      )
    }
    if (caFile !== undefined) return ok('按 YUNKE_CA_FILE 校验', 'looked at, by YUNKE_CA_FILE')
    return ok('校验', 'looked at')
  },
})
