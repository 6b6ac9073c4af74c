import { BadInput } from './http/bad-input.ts'
import { type JsonObject, optionalText, parseObject, refuseUnknown, requiredText } from './http/fields.ts'
import type { WeComSimulatorOptions } from './wecom/options.ts'

const textNames = ['callbackUrl', 'host', 'ledgerFile'] as const
const numberNames = ['port', 'seed', 'concurrency', 'retries', 'retryDelayMs', 'deliveryTimeoutMs'] as const
const requiredNames = ['corpId', 'agentId', 'secret', 'callbackToken', 'encodingAesKey']
const textMaxBytes = 2_048

/** Reads the JSON of `YINGDA_SIM`. Throws `BadInput`, whose sentence names fields and never a value: some are secrets. */
export function parseOptions(json: string): WeComSimulatorOptions {
  const given = parseObject(json)
  refuseUnknown(given, [...requiredNames, ...textNames, ...numberNames])
  const options: WeComSimulatorOptions = {
    corpId: requiredText(given, 'corpId', textMaxBytes),
    agentId: readAgentId(given),
    secret: requiredText(given, 'secret', textMaxBytes),
    callbackToken: requiredText(given, 'callbackToken', textMaxBytes),
    encodingAesKey: requiredText(given, 'encodingAesKey', textMaxBytes),
  }
  for (const name of textNames) {
    const value = optionalText(given, name, textMaxBytes)
    if (value !== undefined) options[name] = value
  }
  for (const name of numberNames) {
    if (given[name] !== undefined) options[name] = wholeNumber(given, name)
  }
  if (options.callbackUrl !== undefined) checkUrl(options.callbackUrl)
  return options
}

/** Environments hold texts, so "1000002" is as good as 1000002. */
function readAgentId(given: JsonObject): number {
  const agentId = Number(given.agentId)
  if (Number.isSafeInteger(agentId) && agentId > 0) return agentId
  throw new BadInput('"agentId" must be a positive whole number.')
}

function wholeNumber(given: JsonObject, name: string): number {
  const value = given[name]
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw new BadInput(`"${name}" must be a whole number.`)
}

function checkUrl(callbackUrl: string): void {
  if (URL.canParse(callbackUrl) && /^https?:/.test(callbackUrl)) return
  throw new BadInput('"callbackUrl" must be an http or https address.')
}
