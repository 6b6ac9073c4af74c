import type { OutgoingMessage } from '../../channels/channel.ts'
import type { Db } from '../../platform/db.ts'
import { ChannelError, messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { claimGreeting, dropLate, finishGreeting, type GreetingLane, greetAgain } from './queue.ts'

export interface GreetingsDeps {
  readonly db: Db
  readonly log: Log
  /** Accounts may come while it runs. */
  readonly lanes: () => readonly (GreetingLane & { readonly send: (message: OutgoingMessage) => Promise<unknown> })[]
}

/** A remote gives seconds for it: a slow answer must not hold up the next greeting. */
const atOnce = 4

/** Greets customers who have opened a conversation, once each, while the remote allows it. */
export function startGreetings(deps: GreetingsDeps): Worker {
  const workers = Array.from({ length: atOnce }, (_, lane) =>
    startWorker({ name: `greetings ${lane}`, log: deps.log, work: () => greetNext(deps) }),
  )
  return {
    poke: () => workers.forEach((worker) => void worker.poke()),
    idle: async () => void (await Promise.all(workers.map((worker) => worker.idle()))),
    stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
  }
}

async function greetNext({ db, log, lanes }: GreetingsDeps): Promise<boolean> {
  const open = lanes()
  const greeting = await claimGreeting(db, open)
  if (!greeting) {
    await dropLate(db)
    return false
  }
  const { id, accountId, customerRef, content, code, traceId } = greeting
  const lane = open.find((one) => one.accountId === accountId)
  try {
    await lane?.send({ messageId: id, accountId, customerRef, text: content, code })
    await finishGreeting(db, greeting)
  } catch (error) {
    log.info({ traceId, accountId }, `A customer was not greeted: ${messageOf(error)}`)
    await (mayPass(error, lane?.sendDedupes ?? false) ? greetAgain : finishGreeting)(db, greeting)
  }
  return true
}

/** What perhaps arrived is tried again only where the remote drops repeats. */
const mayPass = (error: unknown, sendDedupes: boolean) =>
  error instanceof ChannelError && (error.certain ? error.kind === 'rate' || error.kind === 'down' : sendDedupes)
