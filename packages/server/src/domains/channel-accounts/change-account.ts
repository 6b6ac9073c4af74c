import { type Handle, sql } from '../../platform/db.ts'
import { audit } from '../audit/index.ts'
import type { AccountBody } from './contract.ts'
import { refusal } from './refusal.ts'

interface Account {
  readonly name: string
  readonly botId: string | null
  readonly mode: string
}

interface Stored extends Account {
  /** By the desk; nobody else than that bot ever answers there. */
  readonly madeForBot: boolean
}

/**
 * What a person chose stays when the remote, or the configuration, says otherwise at the next look.
 * @throws AppError 1004, 40000
 */
export async function changeAccount(
  tx: Handle,
  accountId: string,
  { name, botId, mode }: AccountBody,
  by: { readonly id: string; readonly ip: string },
): Promise<void> {
  const stored = await tx.one<Stored>(sql`
    select name, bot_id as "botId", mode, made_for_bot as "madeForBot" from channel_accounts
    where id = ${accountId} for update`)
  if (!stored) throw refusal(1004)
  const { madeForBot, ...before } = stored
  if (madeForBot && botId !== undefined && botId !== before.botId)
    throw refusal(40000, '该渠道账号只属于它的机器人，不能改绑')
  if (botId && !(await tx.one(sql`select 1 from bots where id = ${botId}`)))
    throw refusal(40000, `botId ${botId} 不是已有的机器人`)
  const after: Account = {
    name: name?.trim() ?? before.name,
    botId: botId === undefined ? before.botId : botId,
    mode: mode ?? before.mode,
  }
  await tx.run(sql`
    update channel_accounts set name = ${after.name}, bot_id = ${after.botId}, mode = ${after.mode},
      own_name = own_name or ${name !== undefined}, own_mode = own_mode or ${mode !== undefined}
    where id = ${accountId}`)
  await audit(tx, {
    actor: { type: 'agent', id: by.id },
    action: 'channel_account.update',
    target: { type: 'channel_account', id: accountId },
    details: { before, after },
    ip: by.ip,
  })
}
