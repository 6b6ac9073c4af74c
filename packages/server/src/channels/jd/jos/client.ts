import { ChannelError } from '../../../platform/errors.ts'
import { askJson } from '../../ask-json.ts'
import { type Body, bodyOf, textOf } from '../fields.ts'
import { josError } from './errors.ts'
import { josSign } from './sign.ts'
import { josTime } from './time.ts'

export interface JosOptions {
  readonly fetch: typeof fetch
  /** Where `/routerjson` is. */
  readonly base: string
  readonly appKey: string
  readonly appSecret: string
  /** Of the merchant who authorised the app. */
  readonly accessToken?: string | undefined
  readonly timeoutMs: number
  readonly now: () => number
}

export interface Jos {
  /** What stands in the answer's envelope. Throws `ChannelError`. */
  call(method: string, params: Body): Promise<Body>
}

/** JD's gateway: every method is one form to one address, with its parameters as one JSON text. */
export const openJos = ({ fetch, base, appKey, appSecret, accessToken, timeoutMs, now }: JosOptions): Jos => ({
  async call(method, params) {
    const form = {
      method,
      app_key: appKey,
      ...(accessToken && { access_token: accessToken }),
      timestamp: josTime(now()),
      format: 'json',
      v: '2.0',
      '360buy_param_json': JSON.stringify(sorted(params)),
    }
    const answer = await askJson(fetch, `${base.replace(/\/$/, '')}/routerjson`, {
      body: new URLSearchParams({ ...form, sign: josSign(form, appSecret) }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      deadlineMs: timeoutMs,
    })
    return resultOf(method, answer)
  },
})

function resultOf(method: string, answer: Body): Body {
  const name = method.replaceAll('.', '_')
  const error = bodyOf(answer, 'error_response')
  if (error) throw josError(textOf(error, 'code'))
  // The gateway does spell it so.
  const result = bodyOf(answer, `${name}_responce`) ?? bodyOf(answer, `${name}_response`)
  if (!result) throw new ChannelError('down', false, 'JD answered with something that is no answer.')
  if (textOf(result, 'code') !== '0') throw josError(textOf(result, 'code'))
  return result
}

/** By name, as the gateway's documents ask for it. */
const sorted = (params: Body): Body =>
  Object.fromEntries(Object.entries(params).sort(([one], [other]) => (one < other ? -1 : 1)))
