import { sql } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { accept } from '../commands/accept.ts'
import { close } from '../commands/close.ts'
import { assign, backToBotBySystem, closeSession, requeueBySystem, say } from '../commands/for-workers.ts'
import { reopen } from '../commands/reopen.ts'
import { reply } from '../commands/reply.ts'
import { requeue } from '../commands/requeue.ts'
import { reassign, takeOver } from '../commands/take-over.ts'
import { releaseToBot } from '../commands/to-bot.ts'
import { acceptTransfer, cancelTransfer, declineTransfer } from '../transfers/answer.ts'
import { requestTransfer } from '../transfers/request.ts'
import { type Action, supervisors } from './actions.ts'
import { textBytes, type World } from './world.ts'

type Desk = Exclude<Action, { readonly agent: string }> & { readonly kind: `desk ${string}` }
type OfAgent = Extract<Action, { readonly agent: string }>

/** Does it, on one node, and says what the desk answered: `ok`, `dropped`, a word of its own, or the code of a refusal. */
export async function perform(world: World, prefix: string, action: Action, index: number): Promise<string> {
  const customerRef = prefix + action.customer
  const sessionId = (await world.sessionOf(customerRef)) ?? 'ses_nobody'
  if ('agent' in action) return command(world, sessionId, action)
  if (isDesk(action)) return byItself(world, sessionId, action)
  if (action.kind === 'bot') return (await world.botAnswers(sessionId, action.missed)) ? 'ok' : 'dropped'
  if (action.kind === 'repeats') await repeatLast(world, customerRef)
  else if (action.kind === 'time passes')
    await world.db.run(sql`update sessions set closed_at = closed_at - interval '1 day' where id = ${sessionId}`)
  else await world.say(customerRef, action.kind === 'asks' ? '转人工' : '我的电脑有问题', `${prefix}${index}`)
  return 'ok'
}

const isDesk = (action: Action): action is Desk => action.kind.startsWith('desk ')

async function byItself({ db }: World, sessionId: string, action: Desk): Promise<string> {
  const actor = { type: 'system' } as const
  if (action.kind === 'desk assigns') return assign(db, { sessionId, csId: action.to, actor })
  if (action.kind === 'desk requeues') return requeueBySystem(db, { sessionId, actor, reason: 'agent_offline' })
  if (action.kind === 'desk releases') return backToBotBySystem(db, { sessionId, actor })
  if (action.kind === 'desk says') return say(db, { sessionId, content: '您排在第 2 位' })
  return closeSession(db, { sessionId, actor, reason: 'idle' })
}

async function command(world: World, sessionId: string, action: OfAgent): Promise<string> {
  try {
    await commands[action.kind](world, sessionId, action)
    return 'ok'
  } catch (error) {
    if (error instanceof AppError) return String(error.code)
    throw error
  }
}

type Command = (world: World, sessionId: string, action: OfAgent) => Promise<unknown>

const actorOf = ({ agent }: OfAgent) =>
  ({ type: 'agent', id: agent, name: agent, mayForce: supervisors.includes(agent) }) as const
const targetOf = (action: OfAgent) => ('to' in action ? action.to : '')

const commands: Readonly<Record<OfAgent['kind'], Command>> = {
  accepts: ({ db }, sessionId, { agent }) => accept(db, { sessionId, actorId: agent, csId: agent }),
  replies: ({ db }, sessionId, { agent }) =>
    reply({ db, textBytes }, { sessionId, actor: { csId: agent, name: agent }, content: '马上处理' }),
  closes: ({ db }, sessionId, { agent }) =>
    close(db, { sessionId, actor: { csId: agent, mayForce: supervisors.includes(agent) } }),
  requeues: ({ db }, sessionId, action) => requeue(db, { sessionId, actor: actorOf(action) }),
  releases: ({ db }, sessionId, action) => releaseToBot(db, { sessionId, actor: actorOf(action) }),
  reopens: ({ db }, sessionId, action) => reopen(db, { sessionId, actor: actorOf(action) }),
  'takes over': ({ db }, sessionId, action) => takeOver(db, { sessionId, actor: actorOf(action) }),
  reassigns: ({ db }, sessionId, action) => reassign(db, { sessionId, actor: actorOf(action), csId: targetOf(action) }),
  'hands over': ({ db }, sessionId, action) =>
    requestTransfer(db, { sessionId, actor: actorOf(action), toCsId: targetOf(action) }),
  'accepts transfer': answering(acceptTransfer),
  'declines transfer': answering(declineTransfer),
  'cancels transfer': answering(cancelTransfer),
}

/** The newest request for the session. */
function answering(answer: typeof acceptTransfer): Command {
  return async ({ db }, sessionId, action) => {
    const newest = await db.one<{ id: string }>(sql`
      select id from session_transfers where session_id = ${sessionId} order by created_at desc, id desc limit 1`)
    return answer(db, { transferId: newest?.id ?? 'trf_nobody', actor: actorOf(action) })
  }
}

/** The remote tells its newest message of this customer, if there is one, once more. */
async function repeatLast({ db, say: tell }: World, customerRef: string): Promise<void> {
  const last = await db.one<{ key: string; text: string }>(sql`
    select remote_key as key, item ->> 'text' as text from inbound where item ->> 'customerRef' = ${customerRef}
    order by xid desc, id desc limit 1`)
  if (last) await tell(customerRef, last.text, last.key)
}
