import type { Neighbours } from './beside.ts'
import type { DouyinSimulatorOptions } from './douyin/options.ts'
import { BadInput } from './http/bad-input.ts'
import { flag } from './http/checks.ts'
import { isObject, type JsonObject, optionalText, parseObject, refuseUnknown, requiredText } from './http/fields.ts'
import type { JdSimulatorOptions } from './jd/options.ts'

const textMaxBytes = 2_048

/** Reads the JSON of `YINGDA_SIM_BESIDE`. Throws `BadInput`, whose sentence names fields and never a value: some are secrets. */
export function parseNeighbours(json: string): Neighbours {
  const given = parseObject(json)
  refuseUnknown(given, ['yunke', 'douyin', 'jd'])
  return {
    ...(given.yunke !== undefined && { yunke: flag(given.yunke, 'yunke') }),
    ...(given.douyin !== undefined && { douyin: readDouyin(objectOf(given.douyin, 'douyin')) }),
    ...(given.jd !== undefined && { jd: readJd(objectOf(given.jd, 'jd')) }),
  }
}

function readDouyin(given: JsonObject): DouyinSimulatorOptions {
  refuseUnknown(given, ['clientKey', 'clientSecret', 'webhookSecret', 'webhookUrl'])
  return {
    clientKey: requiredText(given, 'clientKey', textMaxBytes),
    clientSecret: requiredText(given, 'clientSecret', textMaxBytes),
    ...texts(given, ['webhookSecret']),
    ...webhookUrl(given),
  }
}

function readJd(given: JsonObject): JdSimulatorOptions {
  refuseUnknown(given, ['appKey', 'appSecret', 'accessToken', 'webhookSecret', 'sendMethod', 'webhookUrl'])
  return {
    appKey: requiredText(given, 'appKey', textMaxBytes),
    appSecret: requiredText(given, 'appSecret', textMaxBytes),
    ...texts(given, ['accessToken', 'webhookSecret', 'sendMethod']),
    ...webhookUrl(given),
  }
}

function texts<Name extends string>(given: JsonObject, names: readonly Name[]): { [Key in Name]?: string } {
  const found: { [Key in Name]?: string } = {}
  for (const name of names) {
    const value = optionalText(given, name, textMaxBytes)
    if (value !== undefined) found[name] = value
  }
  return found
}

function webhookUrl(given: JsonObject): { webhookUrl?: string } {
  const { webhookUrl: url } = texts(given, ['webhookUrl'])
  if (url === undefined) return {}
  if (URL.canParse(url) && /^https?:/.test(url)) return { webhookUrl: url }
  throw new BadInput('"webhookUrl" must be an http or https address.')
}

function objectOf(value: unknown, name: string): JsonObject {
  if (isObject(value)) return value
  throw new BadInput(`"${name}" must be an object.`)
}
