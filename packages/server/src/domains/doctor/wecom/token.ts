import { type Check, failed, ok, words } from '../finding.ts'
import type { Access } from './access.ts'
import { failureOf } from './failure.ts'

/** Corp id and secret are what gettoken looks at. */
export const tokenCheck = (access: Access): Check => ({
  id: 'token',
  name: words('访问令牌', 'Access token'),
  async look() {
    if (!access.app) {
      return failed(
        words('没有设置企业 ID 或应用 Secret', 'corp id or app secret is not set'),
        words('设置 WECHAT_CORP_ID 和 WECHAT_SECRET', 'set WECHAT_CORP_ID and WECHAT_SECRET'),
      )
    }
    try {
      await access.app.token.getAccessToken()
      return ok('企业 ID 和应用 Secret 正确', 'corp id and app secret are right')
    } catch (error) {
      return failureOf(error, access, 'app')
    }
  },
})
