import { type Channel, checkSettings, SettingsError } from '../channel.ts'
import { manifest } from './manifest.ts'
import { receiver } from './receive.ts'
import { sender } from './send.ts'

const id = 'acc_generic'

/** Anything that can post JSON and be posted to, signed both ways by https://www.standardwebhooks.com. */
export const channel: Channel = {
  manifest,
  open(settings, { log, fetch }) {
    checkSettings(manifest, settings)
    const { GENERIC_URL: url = '', GENERIC_SECRET: secret = '', GENERIC_TIMEOUT: seconds = '10' } = settings
    if (!URL.canParse(url)) throw new SettingsError(['GENERIC_URL is no address.'])
    return {
      manifest,
      accounts: [{ id, externalId: 'generic', name: manifest.name.zh }],
      receive: receiver(id, secret, log),
      send: sender({ url, secret, deadlineMs: Number(seconds) * 1_000 }, fetch),
    }
  },
}
