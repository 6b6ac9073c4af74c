import { answer } from '../../http/answer.ts'
import type { ControlCall } from './call.ts'
import { portrait } from './portrait.ts'

/** `GET /_sim/wecom/avatar?of=&name=`: a drawn face of their own, so that avatars lead somewhere. */
export function avatar({ query, response }: ControlCall): 'handled' {
  answer(response, 200, 'image/png', portrait(query.get('of') ?? ''))
  return 'handled'
}
