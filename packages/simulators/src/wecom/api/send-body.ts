import { isObject, type JsonObject } from '../../http/fields.ts'
import { type ApiAnswer, refuse } from '../errors.ts'
import { split, type Targets } from './receivers.ts'

const receiversMax = 1_000
const groupsMax = 100
const checkIntervalDefaultSeconds = 1_800
const checkIntervalMaxSeconds = 14_400

export interface SendBody extends Targets {
  readonly agentid: number | undefined
  readonly msgtype: string
  /** The object under the name of the msgtype. */
  readonly content: JsonObject
  /** 0 = the duplicate check is off. */
  readonly checkIntervalSeconds: number
  readonly whole: JsonObject
}

/** Reads the body of message/send, or says which error code it earns. */
export function parseSendBody(text: string): SendBody | ApiAnswer {
  const json = parse(text)
  if (json === undefined) return refuse(40058, 'Warning: wrong json format. invalid Request Parameter')
  if (hasEscapedText(text)) return refuse(40033)
  const targets = { touser: textOf(json.touser), toparty: textOf(json.toparty), totag: textOf(json.totag) }
  if (targets.touser + targets.toparty + targets.totag === '') return refuse(82001)
  if (split(targets.touser).length > receiversMax) return refuse(40031)
  if (split(targets.toparty).length > groupsMax) return refuse(82002, 'too many parties')
  if (split(targets.totag).length > groupsMax) return refuse(82003, 'too many tags')
  const msgtype = textOf(json.msgtype)
  const content = json[msgtype]
  if (!/^[a-z_]+$/.test(msgtype) || !isObject(content)) return refuse(40008)
  const agentid = json.agentid
  return {
    ...targets,
    agentid: typeof agentid === 'number' ? agentid : undefined,
    msgtype,
    content,
    checkIntervalSeconds: json.enable_duplicate_check === 1 ? interval(json.duplicate_check_interval) : 0,
    whole: json,
  }
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    // @NOTE the caller gets its error code; WeCom says no more than that either.
    return undefined
  }
}

/** WeCom wants real UTF-8: an ASCII-only serialiser writes `\u4f60`, and that is refused. Control characters may be escaped. */
function hasEscapedText(text: string): boolean {
  return /(?<!\\)(?:\\\\)*\\u(?!00[0-7])(?!d[89a-f])/i.test(text)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function interval(value: unknown): number {
  if (typeof value !== 'number' || value <= 0) return checkIntervalDefaultSeconds
  return Math.min(value, checkIntervalMaxSeconds)
}
