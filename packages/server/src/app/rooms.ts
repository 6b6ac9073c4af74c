import { join } from 'node:path'
import { type AnswerQuestion, startBots } from '../domains/bots/index.ts'
import { startFileFetches } from '../domains/files/index.ts'
import { startGreetings } from '../domains/greetings/index.ts'
import { startOutbox } from '../domains/outbox/index.ts'
import { startReports } from '../domains/reports/index.ts'
import { startSearchIndex } from '../domains/search/index.ts'
import {
  botHistory,
  commitBotAnswer,
  recordDelivery,
  recordFile,
  saysOtherwise,
  startTransferExpiry,
  takeBatch,
} from '../domains/sessions/index.ts'
import { keepSources } from '../domains/webchat/index.ts'
import {
  type Inbox,
  type IntakeDeps,
  openInbox,
  openSpool,
  startIntake,
  startIntakeRetry,
  startPulls,
  startReplay,
  watchPulls,
} from '../inbox/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { openSignals } from '../platform/signals.ts'
import type { Worker } from '../platform/worker.ts'
import type { OpenAccounts } from './accounts.ts'
import { openAnswering } from './answering.ts'
import type { Config } from './config.ts'
import { startCustomerRooms } from './customer-rooms.ts'
import { type FeedReaders, openFeedReaders } from './feed-readers.ts'
import { startHousekeeping } from './housekeeping.ts'
import { keepInStep } from './keep-in-step.ts'
import { startKnowledge } from './knowledge.ts'
import { queueLinesFor, startRoutingRooms } from './routing.ts'
import { agentTypes, customerTypes, hearOfTyping } from './typing-signals.ts'

export interface Rooms extends Omit<FeedReaders, 'feed'> {
  readonly inbox: Inbox
  /** Asks a bot. */
  readonly answer: AnswerQuestion
  /** Reads what is added to the knowledge of bots. */
  readonly imports: Pick<Worker, 'poke'>
  /** Tells whoever has this session open, on whatever node, that its customer writes. */
  customerTyping(sessionId: string): void
  /** Something was committed: every room that may have work looks now, here and on the other nodes. */
  wake(): void
  running(): boolean
  /** The part of its time that work which may be seconds late takes now. */
  shareOfLate(): number
  /** What one room finishes is work for the next, so they are asked one after another more than once. */
  drain(rounds?: number): Promise<void>
  stop(): Promise<void>
}

interface RoomsDeps {
  readonly dataDir: string
  readonly db: Db
  readonly databaseUrl: string
  readonly log: Log
  readonly accounts: OpenAccounts
  readonly config: Config
}

/** Door → inbox → intake → feed → screen, and outbox → remote: each room gets what it may call handed in here. */
export async function startRooms({ dataDir, db, databaseUrl, log, accounts, config }: RoomsDeps): Promise<Rooms> {
  let running = true
  let isComplete = false
  const signals = openSignals(
    databaseUrl,
    log,
    () => isComplete && look(),
    (word) => isComplete && hearOfTyping(word, { sockets, streams }),
  )
  const look = () => {
    for (const room of [pulls, intake, feed, bots, outbox, files, greetings, wishes, moves, routing]) room.poke()
  }
  const wake = () => {
    for (const room of [feed, bots, outbox, files, greetings, wishes, moves, routing]) room.poke()
    signals.notify()
  }

  const { feed, sockets, streams, revocations } = await openFeedReaders({
    db,
    log,
    config,
    onViewers: () => presence.poke(),
    onTyping: (sessionId) => signals.tell(agentTypes(sessionId)),
  })
  const queueLines = queueLinesFor(config, accounts)
  let takenAt = -Infinity
  /** What may be seconds late lets messages that come in go first, and makes up for it afterwards. */
  const shareOfLate = () => (performance.now() - takenAt < 2_000 ? 0.1 : 1)
  const intakeDeps: IntakeDeps = {
    db,
    log,
    take: (tx, batch) => takeBatch(tx, batch, { windowMinutes: config.reopenWindowMinutes }, queueLines),
    onTaken(made) {
      takenAt = performance.now()
      if (made === 'work made') return wake()
      feed.poke()
      signals.notify()
    },
  }
  const intake = startIntake(intakeDeps)
  const intakeRetry = startIntakeRetry(intakeDeps)
  const spool = await openSpool(join(dataDir, 'spool'))
  const pulls = startPulls({
    db,
    log,
    accountIds: accounts.pulled,
    pull: accounts.pull,
    onCommitted: intake.poke,
  })
  const watch = () =>
    void watchPulls(db, accounts.pulled()).then(pulls.poke, (error: unknown) =>
      log.warn({ err: error }, 'Not watched.'),
    )
  watch()
  const discovery = accounts.startDiscovery(() => {
    outbox.poke()
    watch()
  })
  const replay = startReplay({ db, log, spool, onCommitted: intake.poke })
  const onRung = (accountIds: readonly string[]) => {
    pulls.poke()
    accounts.heard(accountIds)
  }
  let inDoubt = false
  const outbox = startOutbox({
    db,
    log,
    lanes: accounts.lanes,
    async onOutcome(tx, outcomes) {
      await recordDelivery(tx, outcomes)
      inDoubt ||= outcomes.some(({ reason }) => saysOtherwise(reason))
    },
    onCommitted() {
      wake()
      if (inDoubt) checks.poke()
      inDoubt = false
    },
  })
  const { wishes, checks } = keepInStep({ db, log, accounts, onCommitted: wake })
  const answer = await openAnswering({ db, log, config, dataDir })
  const bots = startBots({
    db,
    log,
    answer,
    historyOf: (sessionId, traceId) => botHistory(db, sessionId, traceId),
    async commitAnswer(tx, given) {
      if (await commitBotAnswer(tx, given, accounts.textBytes, queueLines)) await keepSources(tx, given)
    },
    onCommitted: wake,
  })
  const { names, renewal, pictures, moves } = startCustomerRooms({ db, log, config, accounts, onCommitted: wake })
  const files = startFileFetches({ db, log, mediaOf: accounts.mediaOf, onFetched: recordFile, onCommitted: wake })
  const greetings = startGreetings({ db, log, lanes: accounts.lanes })
  const reports = startReports({ db, log, share: shareOfLate })
  const search = startSearchIndex({ db, log, share: shareOfLate })
  const transfers = startTransferExpiry({ db, log, onCommitted: wake })
  const { routing, presence, timers, loadRepair } = startRoutingRooms({
    db,
    log,
    config,
    accounts,
    sockets,
    onCommitted: wake,
  })
  const housekeeping = startHousekeeping(db, log)
  const knowledge = startKnowledge({ db, log, config, onCommitted: wake }, shareOfLate)
  const inOrder = [
    discovery,
    pulls,
    replay,
    intake,
    intakeRetry,
    bots,
    names,
    renewal,
    pictures,
    moves,
    files,
    greetings,
    outbox,
    wishes,
    checks,
    transfers,
    presence,
    timers,
    routing,
    loadRepair,
    feed,
    reports,
    search,
    ...knowledge.rooms,
  ]

  isComplete = true
  return {
    inbox: openInbox({ db, log, spool, onCommitted: intake.poke, onRung }),
    sockets,
    answer,
    streams,
    customerTyping(sessionId) {
      sockets.customerTyping(sessionId)
      signals.tell(customerTypes(sessionId))
    },
    revocations,
    imports: knowledge.imports,
    wake,
    running: () => running,
    shareOfLate,
    async drain(rounds = 3) {
      for (let round = 0; round < rounds; round++) {
        look()
        names.poke()
        renewal.poke()
        checks.poke()
        reports.poke()
        search.poke()
        for (const room of knowledge.rooms) room.poke()
        replay.poke()
        transfers.poke()
        for (const room of [presence, timers, loadRepair]) room.poke()
        for (const room of inOrder) await room.idle()
      }
    },
    async stop() {
      running = false
      await housekeeping.stop()
      for (const room of inOrder) await room.stop()
      await spool.close()
      await signals.close()
    },
  }
}
