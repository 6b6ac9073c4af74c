import type { Channel } from '../channels/channel.ts'
import type { WebchatDeps } from '../domains/webchat/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { OpenAccounts } from './accounts.ts'
import type { Config } from './config.ts'
import type { Rooms } from './rooms.ts'
import { queueLinesFor } from './routing.ts'

interface WebchatSetting {
  readonly db: Db
  readonly log: Log
  readonly config: Config
  readonly channels: readonly Channel[]
  readonly accounts: OpenAccounts
  readonly rooms: Pick<Rooms, 'answer' | 'wake'>
}

/** What conversations with visitors need of the rest of the desk; their channel is the one that is read here. */
export function webchatDeps({ db, log, config, channels, accounts, rooms }: WebchatSetting): WebchatDeps {
  const manifest = channels.find(({ manifest: { readHere } }) => readHere)?.manifest
  if (!manifest) throw new Error('There is no channel that visitors write through.')
  const { id, contractType, recall } = manifest
  return {
    db,
    log,
    channel: { id, contractType, recallSeconds: recall?.withinSeconds ?? null },
    answer: rooms.answer,
    textBytes: accounts.textBytes,
    // Their page offers a new conversation by name; who takes it shall not find the old one.
    reopenRule: { windowMinutes: 0 },
    queueLines: queueLinesFor(config, accounts),
    onCommitted: rooms.wake,
  }
}
