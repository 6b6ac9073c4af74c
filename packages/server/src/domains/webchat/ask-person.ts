import { pressForPerson } from '../sessions/index.ts'
import type { Standing } from './contract.ts'
import { newestOf, nothingYet } from './conversation/standing.ts'
import type { WebchatDeps } from './deps.ts'
import { holdConversation, nameCustomer, type Visitor } from './visitor.ts'

/** The button for a person: what was said with the bot stands before the agent, since it is the same session. */
export async function askPerson(
  { db, reopenRule, queueLines, onCommitted }: WebchatDeps,
  visitor: Visitor,
  traceId: string,
): Promise<Standing> {
  const { accountId, endUserId: customerRef } = visitor
  await db.tx(async (tx) => {
    await holdConversation(tx, visitor)
    await pressForPerson(tx, { accountId, customerRef, traceId, at: new Date() }, reopenRule, queueLines)
    await nameCustomer(tx, visitor)
  })
  onCommitted()
  return (await newestOf(db, visitor))?.standing ?? nothingYet
}
