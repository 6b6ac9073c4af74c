import type { ApiRoute } from './call.ts'
import { directoryRoutes } from './directory/index.ts'
import { getApiDomainIp } from './get-api-domain-ip.ts'
import { gettoken } from './gettoken.ts'
import { kfRoutes } from './kf/index.ts'
import { mediaRoutes } from './media/index.ts'
import { messageRoutes } from './messages/index.ts'
import { oauthRoutes } from './oauth/index.ts'

/** Every call under `/cgi-bin/`. */
export const routes: ReadonlyMap<string, ApiRoute> = new Map<string, ApiRoute>([
  ['/cgi-bin/gettoken', { method: 'GET', needsToken: false, handle: gettoken }],
  ['/cgi-bin/get_api_domain_ip', { method: 'GET', needsToken: true, handle: getApiDomainIp }],
  ...directoryRoutes,
  ...oauthRoutes,
  ...messageRoutes,
  ...mediaRoutes,
  ...kfRoutes,
])
