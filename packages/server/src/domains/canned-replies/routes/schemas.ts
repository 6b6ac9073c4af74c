import { Type } from 'typebox'
import { ApiResponse, envelope, type Request, ref, refusals } from '../../../platform/http.ts'
import { may } from '../../access/contract.ts'
import { CannedReply } from '../contract.ts'
import type { ReplyAuthor } from '../save.ts'

export const tags = ['Canned Replies']
export const ReplyParams = Type.Object({ replyId: Type.String() })
export const ReplyResponse = envelope(ref(CannedReply))
const refused = ref(ApiResponse)
export const replyRefusals = { 400: refused, 403: refused, 404: refused, 409: refused, ...refusals }

export const authorOf = ({ principal, ip }: Pick<Request, 'principal' | 'ip'>): ReplyAuthor => ({
  agentId: principal.agentId,
  csId: principal.csId,
  mayManage: may(principal.roles, 'replies.manage'),
  by: { actor: { type: 'agent', id: principal.csId }, ip },
})
