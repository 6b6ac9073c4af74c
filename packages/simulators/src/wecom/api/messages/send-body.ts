import { isObject, type JsonObject } from '../../../http/fields.ts'
import { demand } from '../../errors.ts'
import { hasEscapedText, parseBody } from '../body.ts'
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

/** Reads the body of message/send, or ends the call with the error code it earns. */
export function parseSendBody(text: string): SendBody {
  const json = parseBody(text)
  demand(!hasEscapedText(text), 40033)
  const targets = { touser: textOf(json.touser), toparty: textOf(json.toparty), totag: textOf(json.totag) }
  demand(targets.touser + targets.toparty + targets.totag !== '', 82001)
  demand(split(targets.touser).length <= receiversMax, 40031)
  demand(split(targets.toparty).length <= groupsMax, 82002, 'too many parties')
  demand(split(targets.totag).length <= groupsMax, 82003, 'too many tags')
  const msgtype = textOf(json.msgtype)
  const content = json[msgtype]
  demand(/^[a-z_]+$/.test(msgtype) && isObject(content), 40008)
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

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function interval(value: unknown): number {
  if (typeof value !== 'number' || value <= 0) return checkIntervalDefaultSeconds
  return Math.min(value, checkIntervalMaxSeconds)
}
