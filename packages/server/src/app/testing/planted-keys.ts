import { randomBytes } from 'node:crypto'

const word = (length: number) => randomBytes(length).toString('hex').slice(0, length)
/** `+` and `/` have to be escaped in a URL, where a secret is easily missed. */
const aesKey = () => `${word(20)}+${word(10)}/${word(11)}`
const secret = () => `${word(20)}+${word(10)}/${word(11)}`

/** One value for every setting that is secret; nothing else in the test reads like one of them. */
export const plantedKeys = {
  WECHAT_CORP_ID: 'ww00112233445566aa',
  WECHAT_AGENT_ID: '1000002',
  WECHAT_SECRET: secret(),
  WECOM_CALLBACK_TOKEN: word(30),
  WECOM_ENCODING_AES_KEY: aesKey(),
  WECOM_KF_SECRET: secret(),
  WECOM_KF_TOKEN: word(30),
  WECOM_KF_AES_KEY: aesKey(),
  WECOM_CONTACT_SECRET: secret(),
  WECOM_CONTACT_TOKEN: word(30),
  WECOM_CONTACT_AES_KEY: aesKey(),
  LLM_API_KEY: `sk-${word(40)}`,
  YINGDA_SECRET_KEY: word(40),
  YINGDA_MASTER_KEY: word(40),
}

const { WECHAT_CORP_ID: _corpId, WECHAT_AGENT_ID: _agentId, ...secrets } = plantedKeys
export const plantedSecrets: readonly string[] = Object.values(secrets)
