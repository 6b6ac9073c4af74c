import { randomBytes, randomInt } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../channels/channel.ts'
import type { Config } from './config.ts'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const word = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** What channels read. The demo adds keys of a company that does not exist, made once for each data folder. */
export async function effectiveSettings(config: Config, dataDir: string): Promise<Settings> {
  if (config.profile !== 'demo') return config.settings
  const made = await storedOnce(join(dataDir, 'demo-wecom.json'))
  const simulator = { WECHAT_API_BASE: `http://127.0.0.1:${config.simPort}` }
  return { ...made, ...simulator, ...config.settings }
}

async function storedOnce(file: string): Promise<Settings> {
  const stored = await readFile(file, 'utf8').then(parse, () => undefined)
  if (stored) return stored
  const made = {
    WECHAT_CORP_ID: `ww${randomBytes(8).toString('hex')}`,
    WECHAT_AGENT_ID: '1000002',
    WECHAT_SECRET: word(43),
    WECOM_CALLBACK_TOKEN: word(24),
    WECOM_ENCODING_AES_KEY: word(43),
  }
  await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  return made
}

/** @NOTE written by us alone, into a folder of ours. */
function parse(text: string): Settings {
  const value: Settings = JSON.parse(text)
  return value
}
