import { randomBytes, randomInt } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../channels/channel.ts'
import type { Config } from './config.ts'
import { simulatedIn } from './simulated.ts'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const word = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

type Makers = Readonly<Record<string, () => string>>

const app: Makers = {
  WECHAT_CORP_ID: () => `ww${randomBytes(8).toString('hex')}`,
  WECHAT_AGENT_ID: () => '1000002',
  WECHAT_SECRET: () => word(43),
  WECOM_CALLBACK_TOKEN: () => word(24),
  WECOM_ENCODING_AES_KEY: () => word(43),
}
const helper: Makers = {
  WECOM_CONTACT_SECRET: () => word(43),
  WECOM_CONTACT_TOKEN: () => word(24),
  WECOM_CONTACT_AES_KEY: () => word(43),
}
const douyin: Makers = { DOUYIN_CLIENT_KEY: () => `aw${word(14)}`, DOUYIN_CLIENT_SECRET: () => word(32) }
const jd: Makers = {
  JD_APP_KEY: () => randomBytes(16).toString('hex').toUpperCase(),
  JD_APP_SECRET: () => randomBytes(16).toString('hex'),
  JD_ACCESS_TOKEN: () => word(32),
  JD_WEBHOOK_SECRET: () => `whsec_${randomBytes(32).toString('base64')}`,
}

/** What channels read. The demo adds keys of companies that do not exist, made once for each data folder. */
export async function effectiveSettings(
  config: Pick<Config, 'profile' | 'settings' | 'simPort' | 'simulator'>,
  dataDir: string,
): Promise<Settings> {
  if (config.profile !== 'demo') return config.settings
  const weCom = await storedOnce(join(dataDir, 'demo-wecom.json'), { ...app, ...helper })
  const others = await storedOnce(join(dataDir, 'demo-channels.json'), { ...douyin, ...jd })
  const simulated = simulatedIn(config)
  const base = `http://127.0.0.1:${config.simPort}`
  return {
    ...only(weCom, app),
    // Only our simulator knows this helper, and the keys below: to another remote they would be wrong ones.
    ...(simulated.wecom && { ...only(weCom, helper), WECHAT_API_BASE: base, WECHAT_LOGIN_BASE: base }),
    ...(simulated.yunke && { YUNKE_DEFAULT_DOMAIN: base }),
    ...(simulated.douyin && { ...only(others, douyin), DOUYIN_API_BASE: base }),
    ...(simulated.jd && { ...only(others, jd), JD_API_BASE: base }),
    ...config.settings,
  }
}

/** A folder of an earlier version keeps what it has and gets what is new. */
async function storedOnce(file: string, makers: Makers): Promise<Settings> {
  const stored: Settings = await readFile(file, 'utf8').then(parse, () => ({}))
  const all = Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, stored[name] ?? make()]))
  const isComplete = Object.keys(all).every((name) => name in stored)
  if (!isComplete) await writeFile(file, JSON.stringify(all, null, 2), { mode: 0o600 })
  return all
}

const only = (settings: Settings, names: Makers): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => name in names))

/** @NOTE written by us alone, into a folder of ours. */
function parse(text: string): Settings {
  const value: Settings = JSON.parse(text)
  return value
}
