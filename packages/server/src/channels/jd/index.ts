import { ChannelError } from '../../platform/errors.ts'
import { refused } from '../answers.ts'
import type { Channel, ChannelDeps, OpenChannel, RemoteHandling } from '../channel.ts'
import { chatLogAccountId, webhookAccountId } from './account-id.ts'
import { type Jos, openJos } from './jos/client.ts'
import { manifest } from './manifest.ts'
import { chatLog } from './pull.ts'
import { receiver, takenBy } from './receive.ts'
import { sender } from './send.ts'
import { type JdSettings, readSettings } from './settings.ts'
import { openProof } from './verify/prove.ts'

/** A shop at JD: what customers write to it is posted here, or read out of its log. */
export const channel: Channel = {
  manifest,
  open(settings, deps) {
    const read = readSettings(settings)
    const jos = openJos({ ...read, base: read.apiBase, fetch: deps.fetch, now: deps.now ?? Date.now })
    return read.readsChatLog ? openChatLog(read, jos, deps) : openWebhook(read, jos, deps)
  },
}

function openWebhook(settings: JdSettings, jos: Jos, { log, accountId, now = Date.now }: ChannelDeps): OpenChannel {
  const { appKey, signMode, sendMethod } = settings
  const id = accountId?.(appKey) ?? webhookAccountId(appKey)
  const prove = openProof(settings, now)
  return {
    manifest,
    accounts: [{ id, externalId: appKey, name: manifest.name.zh }],
    receive: receiver({ accountId: id, appKey, prove, taken: takenBy[signMode], log }),
    send: sender({ jos, method: sendMethod, now }),
  }
}

function openChatLog({ appKey }: JdSettings, jos: Jos, { log, accountId, now = Date.now }: ChannelDeps): OpenChannel {
  const externalId = `${appKey}_chatlog`
  const id = accountId?.(externalId) ?? chatLogAccountId(appKey)
  return {
    manifest,
    accounts: [{ id, externalId, name: `${manifest.name.zh}（聊天记录）`, mode: 'native' }],
    pull: chatLog({ jos, log, now }),
    receive: () => refused,
    handling: watched,
    async send() {
      throw new ChannelError('unsupported', true, '此账号只读取京东聊天记录，不能发送，请在京东客户端回复')
    },
  }
}

/** JD neither says who has a conversation nor wants to be told: what the desk decides is the desk's alone. */
const watched: RemoteHandling = {
  give: async (_conversation, to) => ({ now: to }),
  async read() {
    throw new ChannelError('unsupported', true, 'JD does not say who has a conversation.')
  },
}
