import { randomUUID } from 'node:crypto'
import { defaultBotId } from '../../../app/accounts.ts'
import { openAnswering } from '../../../app/answering.ts'
import { createLog } from '../../../platform/log.ts'
import type { TestDesk } from '../../../testing/index.ts'
import { type Conversed, createConverse } from '../converse/converse.ts'
import type { Outcome } from '../converse/outcome.ts'
import type { WebchatDeps } from '../deps.ts'
import { openPage, visitorOf } from '../visitor.ts'

export interface Talking {
  readonly outcome: Promise<Outcome>
  readonly heard: string[]
  /** Resolves with the first word. */
  readonly begun: Promise<void>
  /** Closes the page. */
  leave(): void
}

/** Conversations without the HTTP around them, so that a test can stop one where it likes. */
export async function conversing({ db, config, drain }: TestDesk) {
  const log = createLog('silent')
  const deps: WebchatDeps = {
    db,
    log,
    channel: { id: 'web', contractType: 'web', recallSeconds: null },
    answer: await openAnswering({ db, log, config, dataDir: '' }),
    textBytes: () => 100_000,
    reopenRule: { windowMinutes: 0 },
    queueLines: async (_tx, sessions) => sessions.map(() => undefined),
    onCommitted: () => {},
  }
  const converse = createConverse(deps)
  const newUser = () => ({ id: randomUUID(), username: '访客' })
  const visitorFor = async (endUser: Conversed['endUser']) => {
    const visitor = visitorOf(deps.channel, { endUser, share: { botId: defaultBotId } })
    await openPage(db, deps.channel, visitor)
    return visitor
  }

  function talk(endUser: Conversed['endUser'], text: string, clientMsgId?: string): Talking {
    const heard: string[] = []
    const page = new AbortController()
    let begin = () => {}
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const onDelta = (delta: string) => {
      heard.push(delta)
      begin()
    }
    const share = { linkId: randomUUID(), botId: defaultBotId }
    const traceId = `trc_${randomUUID()}`
    const outcome = converse({ endUser, share, text, clientMsgId, traceId, signal: page.signal, onDelta })
    outcome.catch(() => {}) // Whoever cares awaits it.
    return { outcome, heard, begun, leave: () => page.abort(new Error('the page was closed')) }
  }
  return { deps, talk, newUser, visitorFor, drain }
}
