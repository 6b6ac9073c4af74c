import type { RawRequest, Settings } from '../../channel.ts'
import * as app from '../../wecom-app/testing/sign.ts'
import { keysOf } from '../keys.ts'

/** Customer service signs as an app does, with its own keys where it has some. */
export const asApp = (settings: Settings): Settings => {
  const { token, encodingAesKey } = keysOf(settings)
  return { ...settings, WECOM_CALLBACK_TOKEN: token, WECOM_ENCODING_AES_KEY: encodingAesKey }
}

export const sign = (payload: string, settings: Settings): RawRequest => app.sign(payload, asApp(settings))

export const signUrlCheck = (echo: string, settings: Settings): RawRequest => app.signUrlCheck(echo, asApp(settings))
