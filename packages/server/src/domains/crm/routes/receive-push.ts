import { callPushAck } from '@yingda/yunke'
import { Type } from 'typebox'
import { AppError } from '../../../platform/errors.ts'
import { type App, refusals } from '../../../platform/http.ts'
import { receivePush } from '../push/receive.ts'
import { companyOfPush } from '../push/token.ts'
import type { CrmRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

const bodyLimit = 1024 * 1024

/** Outside of the desk's own sign-in: Yunke shows the token in the path, and signs where a key was agreed on. */
export const receivePushRoute = (app: App, deps: CrmRoutesDeps) =>
  app.post(
    '/integrations/yunke/callback/:token',
    {
      bodyLimit,
      schema: {
        operationId: 'receiveCrmPush',
        tags,
        description:
          'Call records pushed by Yunke: one, a list, or a list under `data`. What it does not know is left out.',
        params: Type.Object({ token: Type.String({ maxLength: 100 }) }),
        body: Type.Any(),
        response: {
          200: Type.Object({ success: Type.Boolean(), code: Type.Integer(), message: Type.String() }),
          ...refusals,
        },
      },
    },
    async ({ params: { token }, headers, body }) => {
      const company = await companyOfPush(deps, token)
      const isTaken = company && (await receivePush(deps.db, deps.calls, { company, headers, body, now: Date.now() }))
      // The same for a token that is none and a signature that is wrong.
      if (!isTaken) throw new AppError(40100, 401, '未授权')
      return callPushAck
    },
  )
