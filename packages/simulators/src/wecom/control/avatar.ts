import { answer } from '../../http/answer.ts'
import { portrait } from '../../pictures/portrait.ts'
import type { ControlCall } from './call.ts'

/** `GET /_sim/wecom/avatar?of=&name=`: a drawn face of their own, so that avatars lead somewhere. */
export function avatar({ query, response }: ControlCall): 'handled' {
  answer(response, 200, 'image/png', portrait(query.get('of') ?? ''))
  return 'handled'
}
