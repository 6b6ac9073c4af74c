import type { ApiRoutes } from '../call.ts'
import { getUserDetail, getUserInfo, getUserInfoOld } from './user-info.ts'

export const oauthRoutes: ApiRoutes = [
  [
    '/cgi-bin/auth/getuserinfo',
    { method: 'GET', needsToken: true, scope: 'app', uncounted: true, handle: getUserInfo },
  ],
  [
    '/cgi-bin/user/getuserinfo',
    { method: 'GET', needsToken: true, scope: 'app', uncounted: true, handle: getUserInfoOld },
  ],
  ['/cgi-bin/auth/getuserdetail', { method: 'POST', needsToken: true, scope: 'app', handle: getUserDetail }],
]
