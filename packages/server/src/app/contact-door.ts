import { createHash } from 'node:crypto'
import { parseEnvelope, WeComCallbackCrypto, WeComCryptoError } from '@yingda/wecom'
import type { OpenChannel, RawRequest, Received, Reply, Settings } from '../channels/channel.ts'
import { type ContactChange, readContactChange, storeContactChange } from '../domains/directory/index.ts'
import type { Door, Inbox } from '../inbox/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'

interface ContactDoorDeps {
  readonly db: Db
  readonly log: Log
  readonly settings: Settings
  readonly doors: readonly Door[]
  readonly inbox: Inbox
  readonly onStored: () => void
}

const path = '/wecom/callback'
const accountId = 'wecom-contacts'

/**
 * WeCom tells changes of the directory to the contact helper alone, which has keys of its own but may share the app's
 * address. What its keys open goes to the directory, before WeCom is answered; everything else passes as it came.
 */
export function withContactDoor({ db, log, settings, doors, inbox, onStored }: ContactDoorDeps) {
  const { WECOM_CONTACT_TOKEN: token, WECOM_CONTACT_AES_KEY: encodingAesKey, WECHAT_CORP_ID = '' } = settings
  if (!token || !encodingAesKey) return { doors, inbox }
  const crypto = new WeComCallbackCrypto({ token, encodingAesKey, receiveId: WECHAT_CORP_ID })
  return {
    doors: doors.map((door) => (door.path === path ? { ...door, channels: withCandidate(door, crypto, log) } : door)),
    inbox: {
      ...inbox,
      async add(rows) {
        const changes = rows.flatMap(({ item }) => (item.kind === 'event' && changeOf(item)) || [])
        for (const change of changes) await storeContactChange(db, change)
        if (changes.length > 0) onStored()
        await inbox.add(rows.filter((row) => row.accountId !== accountId))
      },
    } satisfies Inbox,
  }
}

/** What the candidate below made, and nobody else can. */
const made = new WeakMap<object, ContactChange>()
const changeOf = (item: object): ContactChange | undefined => made.get(item)

/** Behind a door nothing but `receive` is asked of a candidate. */
function withCandidate({ channels }: Door, crypto: WeComCallbackCrypto, log: Log): readonly OpenChannel[] {
  const [first] = channels
  if (!first) return channels
  return [...channels, { ...first, accounts: [], receive: (request) => receive(crypto, log, request) }]
}

function receive(crypto: WeComCallbackCrypto, log: Log, request: RawRequest): Received {
  try {
    const { query, body, method } = request
    const encrypt = method === 'GET' ? (query.get('echostr')?.replaceAll(' ', '+') ?? '') : parseEnvelope(body).encrypt
    const plaintext = crypto.open({ ...signed(query), encrypt })
    if (method === 'GET') return { verdict: 'accepted', accountId, items: [], reply: text(200, plaintext) }
    return { verdict: 'accepted', accountId, items: itemsOf(plaintext), reply: text(200, 'success') }
  } catch (error) {
    // @NOTE one answer for every failure, as every candidate gives it: a reason would help whoever guesses.
    if (!(error instanceof WeComCryptoError)) log.error({ err: error }, 'A contact callback was refused unforeseen.')
    return { verdict: 'refused', reply: request.method === 'GET' ? text(500, 'error') : text(403, 'error') }
  }
}

function itemsOf(plaintext: string): Extract<Received, { verdict: 'accepted' }>['items'] {
  const change = readContactChange(plaintext)
  if (!change) return []
  const remoteKey = createHash('sha256').update(plaintext).digest('hex')
  const item = { kind: 'event', event: 'change_contact', remoteKey, customerRef: '' } as const
  made.set(item, change)
  return [item]
}

function signed(query: URLSearchParams) {
  if (new Set(query.keys()).size !== query.size) throw new WeComCryptoError('signature', 'a parameter is given twice')
  const read = (name: string) => query.get(name) ?? ''
  return { msgSignature: read('msg_signature'), timestamp: read('timestamp'), nonce: read('nonce') }
}

const text = (status: number, body: string): Reply => ({ status, contentType: 'text/plain; charset=utf-8', body })
