import { frameOf } from '../../common/streams.ts'
import { chatView } from '../views.ts'
import type { ControlCall } from './call.ts'
import { checkUserid } from './userid.ts'

/** `GET /_sim/wecom/stream?user=`: the phone of one member as Server-Sent Events: `history`, then `delivery` and `sent`. */
export function stream({ state, query, response }: ControlCall): 'handled' {
  const user = checkUserid(query.get('user') ?? '', 'user')
  state.streams.open(user, response)
  response.write(frameOf('history', { items: state.chats.list(user).map(chatView) }))
  return 'handled'
}
