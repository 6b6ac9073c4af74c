import { createWeComSimulator, type KfOptions, type WeComSimulator } from '@yingda/simulators'
import { onTestFinished } from 'vitest'
import type { Settings } from '../../../channels/channel.ts'
import type { DoctorCheck, DoctorReport } from '../contract.ts'
import type { Check } from '../finding.ts'
import { reportOf } from '../run.ts'
import { type Access, openAccess } from '../wecom/access.ts'

export const keys = {
  WECHAT_CORP_ID: 'ww00112233445566aa',
  WECHAT_AGENT_ID: '1000002',
  WECHAT_SECRET: 'planted-app-secret-0123456789abcdefghijklmn',
  WECOM_CALLBACK_TOKEN: 'plantedAppToken0123',
  WECOM_ENCODING_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  WECOM_CONTACT_SECRET: 'planted-helper-secret-0123456789abcdefghijk',
  WECOM_CONTACT_TOKEN: 'plantedHelperToken0123',
  WECOM_CONTACT_AES_KEY: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg',
}

export interface Company {
  readonly sim: WeComSimulator
  readonly settings: Settings
  /** How often an API was asked since the company began. */
  asked(path: string): number
  /** What a check finds; each call is a run of its own unless it gets the access of another. */
  look(create: (access: Access) => Check, settings?: Settings): Promise<DoctorCheck>
  /** What several checks of one run find, by id. */
  lookAll(creates: readonly ((access: Access) => Check)[], settings?: Settings): Promise<DoctorReport>
}

/** A simulated company with an app, a contact helper and customer service. Gone when the test ends. */
export async function openCompany({ kf = {} }: { kf?: KfOptions } = {}): Promise<Company> {
  const sim = createWeComSimulator({
    corpId: keys.WECHAT_CORP_ID,
    agentId: Number(keys.WECHAT_AGENT_ID),
    secret: keys.WECHAT_SECRET,
    callbackToken: keys.WECOM_CALLBACK_TOKEN,
    encodingAesKey: keys.WECOM_ENCODING_AES_KEY,
    contact: {
      secret: keys.WECOM_CONTACT_SECRET,
      callbackToken: keys.WECOM_CONTACT_TOKEN,
      encodingAesKey: keys.WECOM_CONTACT_AES_KEY,
    },
    kf,
    retryDelayMs: 1,
  })
  await sim.start()
  onTestFinished(() => sim.stop())
  const known: Settings = { ...keys, WECHAT_API_BASE: sim.url }
  const paths: string[] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    paths.push(new URL(String(input)).pathname)
    return globalThis.fetch(input, init)
  }
  const lookAll: Company['lookAll'] = (creates, settings = known) => {
    const access = openAccess({ settings, fetch })
    const checks = creates.map((create) => create(access))
    return reportOf(checks, { secrets: [], now: Date.now })
  }
  return {
    sim,
    settings: known,
    asked: (path) => paths.filter((one) => one === path).length,
    lookAll,
    async look(create, settings) {
      const [check] = (await lookAll([create], settings)).checks
      if (!check) throw new Error('There is no such check.')
      return check
    },
  }
}
