import { type Sql, sql } from '../../platform/db.ts'

/** Who looks for replies. */
export interface ReplyViewer {
  readonly agentId: string
  readonly csId: string
  /** May change what is shared, and so sees the replies of every team. */
  readonly mayManage: boolean
}

/** Which of `canned_replies r` they see: those of the desk, of their teams, and their own. */
export const seenBy = ({ agentId, csId, mayManage }: ReplyViewer): Sql => sql`(
  r.agent_id = ${agentId} or (r.agent_id is null and (r.team_id is null or ${mayManage}
    or r.team_id in (select team_id from team_members where cs_id = ${csId}))))`
