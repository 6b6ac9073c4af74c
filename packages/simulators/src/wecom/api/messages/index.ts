import type { ApiRoutes } from '../call.ts'
import { messageRecall } from './recall.ts'
import { messageSend } from './send.ts'
import { updateTemplateCard } from './update-card.ts'

const app = { method: 'POST', needsToken: true, scope: 'app', uncounted: true } as const

export const messageRoutes: ApiRoutes = [
  ['/cgi-bin/message/send', { ...app, handle: messageSend }],
  ['/cgi-bin/message/recall', { ...app, handle: messageRecall }],
  ['/cgi-bin/message/update_template_card', { ...app, handle: updateTemplateCard }],
]
