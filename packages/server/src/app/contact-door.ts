import { openCallback, openUrlCheck, WeComCallbackCrypto, WeComCryptoError } from '@yingda/wecom'
import type { RawRequest, Received, Reply, Settings } from '../channels/channel.ts'
import { readContactChange, storeContactChange } from '../domains/directory/index.ts'
import type { Door, Receiver } from '../inbox/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'

interface ContactDoorDeps {
  readonly db: Db
  readonly log: Log
  readonly settings: Settings
  readonly doors: readonly Door[]
  readonly onStored: () => void
}

const path = '/wecom/callback'
const accountId = 'wecom-contacts'

/**
 * WeCom tells changes of the directory to the contact helper alone, which has keys of its own but may share the app's
 * address. What its keys open goes to the directory, before WeCom is answered; everything else passes as it came.
 */
export function withContactDoor({ doors, ...deps }: ContactDoorDeps): readonly Door[] {
  const { WECOM_CONTACT_TOKEN: token, WECOM_CONTACT_AES_KEY: encodingAesKey, WECHAT_CORP_ID = '' } = deps.settings
  if (!token || !encodingAesKey) return doors
  const crypto = new WeComCallbackCrypto({ token, encodingAesKey, receiveId: WECHAT_CORP_ID })
  const helper: Receiver = { receive: (request) => receive(deps, crypto, request) }
  return doors.map((door) => (door.path === path ? { ...door, channels: [...door.channels, helper] } : door))
}

type Deps = Omit<ContactDoorDeps, 'doors'>

function receive({ db, log, onStored }: Deps, crypto: WeComCallbackCrypto, request: RawRequest): Received {
  const { query, body, method } = request
  try {
    if (method === 'GET') return { ...nothing, reply: text(200, openUrlCheck(crypto, query)) }
    const change = readContactChange(openCallback(crypto, query, body))
    if (!change) return { ...nothing, reply: text(200, 'success') }
    const keep = async () => {
      await storeContactChange(db, change)
      onStored()
    }
    return { ...nothing, keep, reply: text(200, 'success') }
  } catch (error) {
    // @NOTE one answer for every failure, as every candidate gives it: a reason would help whoever guesses.
    if (!(error instanceof WeComCryptoError)) log.error({ err: error }, 'A contact callback was refused unforeseen.')
    return { verdict: 'refused', reply: method === 'GET' ? text(500, 'error') : text(403, 'error') }
  }
}

const nothing = { verdict: 'accepted', accountId, items: [] } as const

const text = (status: number, body: string): Reply => ({ status, contentType: 'text/plain; charset=utf-8', body })
