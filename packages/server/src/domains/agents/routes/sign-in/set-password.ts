import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { PasswordBody, PasswordSet } from '../../contract.ts'
import { setPassword } from '../../sign-in/set-password.ts'
import type { AgentRoutesDeps } from '../deps.ts'
import { visitOf } from './visit.ts'

export const setPasswordRoute = (app: App, deps: AgentRoutesDeps) =>
  app.put(
    '/api/agents/me/password',
    {
      schema: {
        operationId: 'setMyPassword',
        tags: ['Agents'],
        description: 'Every other sign-in of mine ends.',
        body: PasswordBody,
        response: { 200: envelope(ref(PasswordSet)), ...refusals },
      },
      config: { badShape: 422 },
    },
    async (request) => {
      const { principal, body } = request
      const given = { password: body.password, currentPassword: body.current_password }
      await setPassword(deps, principal, given, visitOf(request))
      deps.onCommitted()
      return ok({ message: '密码已设置' })
    },
  )
