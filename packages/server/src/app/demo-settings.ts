import { randomBytes, randomInt } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../channels/channel.ts'
import type { Config } from './config.ts'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const word = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** What channels read. The demo adds keys of a company that does not exist, made once for each data folder. */
export async function effectiveSettings(
  config: Pick<Config, 'profile' | 'settings' | 'simPort'>,
  dataDir: string,
): Promise<Settings> {
  if (config.profile !== 'demo') return config.settings
  const { app, helper } = await storedOnce(join(dataDir, 'demo-wecom.json'))
  if (config.settings.WECHAT_API_BASE) return { ...app, ...config.settings }
  // Only our simulator knows this helper: to another WeCom its secret would be a wrong one.
  const simulator = `http://127.0.0.1:${config.simPort}`
  const simulated = { WECHAT_API_BASE: simulator, WECHAT_LOGIN_BASE: simulator, YUNKE_DEFAULT_DOMAIN: simulator }
  return { ...app, ...helper, ...simulated, ...config.settings }
}

async function storedOnce(file: string): Promise<{ app: Settings; helper: Settings }> {
  const stored = await readFile(file, 'utf8').then(parse, () => ({}))
  const app = filled(stored, {
    WECHAT_CORP_ID: () => `ww${randomBytes(8).toString('hex')}`,
    WECHAT_AGENT_ID: () => '1000002',
    WECHAT_SECRET: () => word(43),
    WECOM_CALLBACK_TOKEN: () => word(24),
    WECOM_ENCODING_AES_KEY: () => word(43),
  })
  const helper = filled(stored, {
    WECOM_CONTACT_SECRET: () => word(43),
    WECOM_CONTACT_TOKEN: () => word(24),
    WECOM_CONTACT_AES_KEY: () => word(43),
  })
  const all = { ...app, ...helper }
  const isComplete = Object.keys(all).every((name) => name in stored)
  if (!isComplete) await writeFile(file, JSON.stringify(all, null, 2), { mode: 0o600 })
  return { app, helper }
}

/** A folder of an earlier version keeps what it has and gets what is new. */
const filled = (stored: Settings, makers: Readonly<Record<string, () => string>>): Settings =>
  Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, stored[name] ?? make()]))

/** @NOTE written by us alone, into a folder of ours. */
function parse(text: string): Settings {
  const value: Settings = JSON.parse(text)
  return value
}
