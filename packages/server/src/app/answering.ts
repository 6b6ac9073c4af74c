import {
  type AnswerQuestion,
  createAnswering,
  createModels,
  createTransport,
  type Reach,
} from '../domains/bots/index.ts'
import { hasKnowledge } from '../domains/knowledge/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { openSealer } from '../platform/sealed.ts'
import type { Config } from './config.ts'
import { retrieveFor } from './knowledge.ts'
import { sealingKeys } from './secret-keys.ts'

/** What owners of bots may name as the address of a model; the one of the environment may be anywhere. */
export const reachOf = ({ profile, modelHosts }: Pick<Config, 'profile' | 'modelHosts'>): Reach => ({
  allowPrivate: profile === 'demo',
  allowHosts: modelHosts,
})

interface AnsweringSetting {
  readonly db: Db
  readonly log: Log
  readonly config: Config
  readonly dataDir: string
}

/** The one way to ask a bot: its worker, the visitor page, the API and the editor use it. */
export async function openAnswering({ db, log, config, dataDir }: AnsweringSetting): Promise<AnswerQuestion> {
  return createAnswering({
    db,
    log,
    sealer: openSealer(await sealingKeys(config.secretKeys, dataDir)),
    environment: config.model,
    models: createModels({ transport: createTransport(reachOf(config)) }),
    retrieve: retrieveFor({ db, log, config }),
    hasKnowledge,
  })
}
