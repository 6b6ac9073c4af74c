import type { CannedReply, NewReply, ReplyChanges } from '@yingda/server/domains/canned-replies/contract'
import { arrayOf, isAnything, isRecord } from '../api/guards.ts'
import type { Http } from '../api/http.ts'

const isReply = (value: unknown): value is CannedReply =>
  isRecord(value) &&
  [value.replyId, value.scope, value.shortcut, value.title, value.content].every((one) => typeof one === 'string') &&
  typeof value.uses === 'number' &&
  typeof value.mayChange === 'boolean'

type TeamName = { teamId: string; name: string }

const isTeam = (value: unknown): value is TeamName =>
  isRecord(value) && typeof value.teamId === 'string' && typeof value.name === 'string'

const at = (replyId: string) => `/api/canned-replies/${encodeURIComponent(replyId)}`

export const replyCalls = (http: Http) => ({
  /** First what one uses most oneself. */
  list: async (): Promise<CannedReply[]> =>
    (await http({ method: 'GET', path: '/api/canned-replies', is: arrayOf(isReply) })).data,
  add: async (body: NewReply): Promise<void> => {
    await http({ method: 'POST', path: '/api/canned-replies', body, is: isReply })
  },
  change: async (replyId: string, body: ReplyChanges): Promise<void> => {
    await http({ method: 'PUT', path: at(replyId), body, is: isReply })
  },
  remove: async (replyId: string): Promise<void> => {
    await http({ method: 'DELETE', path: at(replyId), is: isAnything })
  },
  used: async (replyId: string): Promise<void> => {
    await http({ method: 'POST', path: `${at(replyId)}/used`, body: {}, is: isAnything })
  },
  teams: async (): Promise<TeamName[]> =>
    (await http({ method: 'GET', path: '/api/routing/teams', is: arrayOf(isTeam) })).data,
})
