import { type Db, type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { type AuditEntry, audit } from '../audit/index.ts'
import { linkFile } from '../files/index.ts'
import type { CannedReply, NewReply, ReplyChanges } from './contract.ts'
import { findReply } from './list.ts'
import { refusal } from './refusal.ts'
import type { ReplyViewer } from './viewer.ts'

/** Who does it, and what the audit log says of them. */
export interface ReplyAuthor extends ReplyViewer {
  readonly by: Pick<AuditEntry, 'actor' | 'ip'>
}

/** Of the desk, of one team, of one agent: all of them are read at once. */
const atMost = { desk: 1_000, team: 1_000, own: 200 } as const

export const addReply = (db: Db, author: ReplyAuthor, { scope, teamId, ...given }: NewReply): Promise<CannedReply> =>
  db.tx(async (tx) => {
    if (scope !== 'own' && !author.mayManage) throw refusal(1002, '只有主管和管理员可以维护共享的快捷回复')
    const owner = {
      teamId: scope === 'team' ? await knownTeam(tx, teamId) : null,
      agentId: scope === 'own' ? author.agentId : null,
    }
    await assertRoom(tx, scope, owner)
    const { shortcut, title, content, fileIds } = await clean(tx, given)
    const id = newId('rpl')
    const added = await tx.run(sql`
      insert into canned_replies (id, team_id, agent_id, shortcut, title, content, file_ids)
      values (${id}, ${owner.teamId}, ${owner.agentId}, ${shortcut}, ${title}, ${content}, ${fileIds})
      on conflict (coalesce(team_id, ''), coalesce(agent_id, ''), lower(shortcut)) do nothing`)
    if (added === 0) throw refusal(40904)
    return saved(tx, author, id, 'create')
  })

export const changeReply = (db: Db, author: ReplyAuthor, id: string, given: ReplyChanges): Promise<CannedReply> =>
  db.tx(async (tx) => {
    await assertMayChange(tx, author, id)
    const { shortcut, title, content, fileIds } = await clean(tx, given)
    // Taken by another one that is offered to the same people; they are held so that the answer stays right.
    const taken = await tx.rows<{ id: string }>(sql`
      select o.id from canned_replies o join canned_replies r on r.id = ${id}
        and o.team_id is not distinct from r.team_id and o.agent_id is not distinct from r.agent_id
      where lower(o.shortcut) = lower(${shortcut}) order by o.id for update of o`)
    if (taken.some((other) => other.id !== id)) throw refusal(40904)
    await tx.run(sql`
      update canned_replies set shortcut = ${shortcut}, title = ${title}, content = ${content}, file_ids = ${fileIds},
        updated_at = now() where id = ${id}`)
    return saved(tx, author, id, 'update')
  })

export const removeReply = (db: Db, author: ReplyAuthor, id: string): Promise<void> =>
  db.tx(async (tx) => {
    const reply = await assertMayChange(tx, author, id)
    await tx.run(sql`delete from canned_replies where id = ${id}`)
    await auditShared(tx, author, reply, 'delete')
  })

async function saved(tx: Handle, author: ReplyAuthor, id: string, verb: string): Promise<CannedReply> {
  const reply = await findReply(tx, author, id)
  if (!reply) throw refusal(40406)
  await auditShared(tx, author, reply, verb)
  return reply
}

async function assertMayChange(tx: Handle, author: ReplyAuthor, id: string): Promise<CannedReply> {
  const reply = await findReply(tx, author, id)
  if (!reply) throw refusal(40406)
  if (!reply.mayChange) throw refusal(1002, '只有主管和管理员可以维护共享的快捷回复')
  return reply
}

async function auditShared(tx: Handle, { by }: ReplyAuthor, reply: CannedReply, verb: string): Promise<void> {
  const { replyId: id, scope, shortcut } = reply
  if (scope === 'own') return
  const target = { type: 'canned_reply', id }
  await audit(tx, { ...by, action: `canned_reply.${verb}`, target, details: { scope, shortcut } })
}

async function knownTeam(tx: Handle, teamId: string | undefined): Promise<string> {
  const team = teamId && (await tx.one<{ id: string }>(sql`select id from teams where id = ${teamId}`))
  if (!team) throw refusal(40000, 'teamId 指定的团队不存在')
  return team.id
}

async function assertRoom(
  tx: Handle,
  scope: NewReply['scope'],
  { teamId, agentId }: { readonly teamId: string | null; readonly agentId: string | null },
): Promise<void> {
  const row = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from canned_replies
    where team_id is not distinct from ${teamId}::text and agent_id is not distinct from ${agentId}::text`)
  if ((row?.count ?? 0) >= atMost[scope]) throw refusal(40000, `快捷回复最多 ${atMost[scope]} 条，请先删除不用的`)
}

/** Files are held from now on, as those of messages are. */
async function clean(tx: Handle, { shortcut, title, content, fileIds = [] }: ReplyChanges) {
  if (!title.trim()) throw refusal(40000, 'title：标题不能为空')
  if (!content.trim()) throw refusal(40000, 'content：内容不能为空')
  for (const id of fileIds) if (!(await linkFile(tx, id))) throw refusal(40000, 'fileIds 中有不存在的文件')
  return { shortcut, title: title.trim(), content: content.trim(), fileIds }
}
