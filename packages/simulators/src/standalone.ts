import { neighbourhoodOf } from './beside.ts'
import type { WeComSimulatorOptions } from './wecom/options.ts'
import { createWeComSimulator, type WeComSimulator } from './wecom/simulator.ts'

/** A whole company out of nothing. Its secrets are known to everybody: they guard a toy. */
const example: WeComSimulatorOptions = {
  corpId: 'ww00112233445566aa',
  agentId: 1_000_002,
  secret: 'simulated-secret-of-the-app-0123456789abcde',
  callbackToken: 'simulatedToken',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  contact: {
    secret: 'simulated-secret-of-the-helper-0123456789ab',
    callbackToken: 'simulatedHelperToken',
    encodingAesKey: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg',
  },
  callbackUrl: 'http://127.0.0.1:8080/wecom/callback',
  port: 8_090,
}

const douyinExample = { clientKey: 'awsimulatedkey00', clientSecret: 'simulated-secret-of-the-douyin-app' }
const jdExample = {
  appKey: 'SIMULATEDAPPKEY0000000000000000',
  appSecret: 'simulated0secret0of0the0jd0app00',
  accessToken: 'simulated-access-token-of-jd',
  webhookSecret: 'whsec_c2ltdWxhdGVkLXNlY3JldC1vZi1qZC13ZWJob29rcw==',
}

export interface Standalone {
  readonly simulator: WeComSimulator
  /** What a desk must be started with to live in this company. */
  readonly environment: Readonly<Record<string, string>>
}

/** Starts a simulator for `yingda sim`. What is not given is made up. Rejects with `EADDRINUSE` when the port is taken. */
export async function startStandalone(given: Partial<WeComSimulatorOptions> = {}): Promise<Standalone> {
  const options = { ...example, ...given }
  const at = (channel: string) => new URL(`/channel/${channel}/callback`, options.callbackUrl).href
  const douyin = { ...douyinExample, webhookUrl: at('douyin') }
  const { all } = neighbourhoodOf({ douyin, jd: { ...jdExample, webhookUrl: at('jd') } }, options.port)
  const simulator = createWeComSimulator({ ...options, beside: all })
  await simulator.start()
  return { simulator, environment: environmentOf(options, simulator.url) }
}

function environmentOf({ contact, kf, ...options }: WeComSimulatorOptions, url: string): Record<string, string> {
  return {
    WECHAT_API_BASE: url,
    WECHAT_CORP_ID: options.corpId,
    WECHAT_AGENT_ID: String(options.agentId),
    WECHAT_SECRET: options.secret,
    WECOM_CALLBACK_TOKEN: options.callbackToken,
    WECOM_ENCODING_AES_KEY: options.encodingAesKey,
    ...(contact && {
      WECOM_CONTACT_SECRET: contact.secret,
      WECOM_CONTACT_TOKEN: contact.callbackToken,
      WECOM_CONTACT_AES_KEY: contact.encodingAesKey,
    }),
    ...(kf?.secret && { WECOM_KF_SECRET: kf.secret }),
    ...(kf?.callbackToken && { WECOM_KF_TOKEN: kf.callbackToken }),
    ...(kf?.encodingAesKey && { WECOM_KF_AES_KEY: kf.encodingAesKey }),
    YUNKE_DEFAULT_DOMAIN: url,
    DOUYIN_API_BASE: url,
    DOUYIN_CLIENT_KEY: douyinExample.clientKey,
    DOUYIN_CLIENT_SECRET: douyinExample.clientSecret,
    JD_API_BASE: url,
    JD_APP_KEY: jdExample.appKey,
    JD_APP_SECRET: jdExample.appSecret,
    JD_ACCESS_TOKEN: jdExample.accessToken,
    JD_WEBHOOK_SECRET: jdExample.webhookSecret,
  }
}
