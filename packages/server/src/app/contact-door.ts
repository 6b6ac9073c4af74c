import { join } from 'node:path'
import { openCallback, openUrlCheck, WeComCallbackCrypto, WeComCryptoError } from '@yingda/wecom'
import type { RawRequest, Received, Reply, Settings } from '../channels/channel.ts'
import { type ContactChange, readContactChange, storeContactChanges } from '../domains/directory/index.ts'
import { type Door, openSpool, type Receiver, replay, storeOrSpool } from '../inbox/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Worker } from '../platform/worker.ts'

interface ContactDoorDeps {
  /** Changes wait there while PostgreSQL is away. */
  readonly dataDir: string
  readonly db: Db
  readonly log: Log
  readonly settings: Settings
  readonly doors: readonly Door[]
  readonly onStored: () => void
}

export interface ContactDoor {
  readonly doors: readonly Door[]
  /** Brings what waited; absent while the helper has no keys. */
  readonly replay?: Worker
}

const path = '/wecom/callback'
const accountId = 'wecom-contacts'

/**
 * WeCom tells changes of the directory to the contact helper alone, which has keys of its own but may share the app's
 * address. What its keys open goes to the directory, before WeCom is answered; everything else passes as it came.
 */
export async function openContactDoor(deps: ContactDoorDeps): Promise<ContactDoor> {
  const { dataDir, db, log, settings, doors, onStored: onCommitted } = deps
  const { WECOM_CONTACT_TOKEN: token, WECOM_CONTACT_AES_KEY: encodingAesKey, WECHAT_CORP_ID = '' } = settings
  if (!token || !encodingAesKey) return { doors }
  const spool = await openSpool<ContactChange>(join(dataDir, 'spool-contacts'))
  const kept = {
    log,
    spool,
    store: (changes: readonly ContactChange[]) => storeContactChanges(db, changes),
    onCommitted,
  }
  const keep = storeOrSpool(kept)
  const crypto = new WeComCallbackCrypto({ token, encodingAesKey, receiveId: WECHAT_CORP_ID })
  const helper: Receiver = { receive: (request) => receive(log, keep, crypto, request) }
  const worker = replay({ ...kept, nameOf: ({ kind, key }) => `${kind} ${key}` })
  return {
    doors: doors.map((door) => (door.path === path ? { ...door, channels: [...door.channels, helper] } : door)),
    replay: {
      ...worker,
      async stop() {
        await worker.stop()
        await spool.close()
      },
    },
  }
}

type Keep = (changes: readonly ContactChange[]) => Promise<void>

function receive(log: Log, keep: Keep, crypto: WeComCallbackCrypto, request: RawRequest): Received {
  const { query, body, method } = request
  try {
    if (method === 'GET') return { ...nothing, reply: text(200, openUrlCheck(crypto, query)) }
    const change = readContactChange(openCallback(crypto, query, body))
    if (!change) return { ...nothing, reply: text(200, 'success') }
    return { ...nothing, keep: () => keep([change]), reply: text(200, 'success') }
  } catch (error) {
    // @NOTE one answer for every failure, as every candidate gives it: a reason would help whoever guesses.
    if (!(error instanceof WeComCryptoError)) log.error({ err: error }, 'A contact callback was refused unforeseen.')
    return { verdict: 'refused', reply: method === 'GET' ? text(500, 'error') : text(403, 'error') }
  }
}

const nothing = { verdict: 'accepted', accountId, items: [] } as const

const text = (status: number, body: string): Reply => ({ status, contentType: 'text/plain; charset=utf-8', body })
