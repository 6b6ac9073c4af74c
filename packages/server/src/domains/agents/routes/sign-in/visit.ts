import type { Request } from '../../../../platform/http.ts'
import { sourceOf } from '../../../access/index.ts'
import type { Visit } from '../../sign-in/deps.ts'
import { tokenFrom } from '../../tokens.ts'

export const visitOf = ({ ip, headers }: Pick<Request, 'ip' | 'headers'>): Visit => ({
  ip,
  source: sourceOf(ip),
  userAgent: headers['user-agent'],
  token: tokenFrom(headers.authorization),
})
