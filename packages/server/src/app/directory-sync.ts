import type { TokenStore } from '@yingda/wecom'
import type { Settings } from '../channels/channel.ts'
import { dismissAgents, readmitAgents, startRoles } from '../domains/agents/index.ts'
import { startContactWorker, startDirectoryWorker, startSchedule } from '../domains/directory/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Worker } from '../platform/worker.ts'
import type { DirectoryConfig } from './directory-config.ts'
import { isWeComSet, weComClient, weComSource } from './wecom-client.ts'

interface DirectorySyncDeps {
  readonly db: Db
  readonly log: Log
  readonly settings: Settings
  readonly config: DirectoryConfig
  readonly tokens?: TokenStore
  readonly onCommitted: () => void
}

export interface DirectorySync extends Worker {
  /** A change of a member or a department was stored. */
  onContactChange(): void
}

/** The worker that runs syncs, the nightly one if WeCom is set up, and the one that applies single changes. */
export function startDirectorySync({
  db,
  log,
  settings,
  config,
  tokens,
  onCommitted,
}: DirectorySyncDeps): DirectorySync {
  const hooks = { onLeft: dismissAgents, onReturned: readmitAgents }
  const roles = startRoles({ db, log, onCommitted })
  const onStored = () => {
    onCommitted()
    roles.poke()
  }
  const worker = startDirectoryWorker({
    db,
    log,
    source: weComSource(settings, tokens),
    requireMobile: config.requireMobile,
    ...hooks,
    onCommitted: onStored,
  })
  const schedule =
    config.syncAt && isWeComSet(settings)
      ? startSchedule({ db, log, at: config.syncAt, onAdded: worker.poke })
      : undefined
  const contacts = startContactWorker({
    db,
    log,
    source: weComClient(settings, tokens),
    ...hooks,
    onCommitted: onStored,
  })
  return {
    ...worker,
    onContactChange: contacts.poke,
    async idle() {
      await worker.idle()
      await contacts.idle()
      await roles.idle()
    },
    async stop() {
      await schedule?.stop()
      await contacts.stop()
      await worker.stop()
      await roles.stop()
    },
  }
}
