import { BadInput } from './http/bad-input.ts'
import { flag, listOf, orNull, text as someText, wholeNumber } from './http/checks.ts'
import { isObject, type JsonObject, optionalText, parseObject, refuseUnknown, requiredText } from './http/fields.ts'
import { patchRules, usualRules } from './wecom/company/rules.ts'
import { readVisible } from './wecom/company/visible.ts'
import type { ContactOptions, KfOptions, OtherApp, WeComSimulatorOptions } from './wecom/options.ts'

const textNames = ['callbackUrl', 'visitorUrl', 'host', 'ledgerFile'] as const
const numberNames = [
  'port',
  'seed',
  'concurrency',
  'retries',
  'retryDelayMs',
  'deliveryTimeoutMs',
  'tokenTtlSeconds',
] as const
const requiredNames = ['corpId', 'agentId', 'secret', 'callbackToken', 'encodingAesKey']
const nestedNames = ['kf', 'contact', 'otherApps', 'rules', 'keepAll']
const textMaxBytes = 2_048

/** Reads the JSON of `YINGDA_SIM`. Throws `BadInput`, whose sentence names fields and never a value: some are secrets. */
export function parseOptions(json: string): WeComSimulatorOptions {
  const given = parseObject(json)
  refuseUnknown(given, [...requiredNames, ...textNames, ...numberNames, ...nestedNames])
  const options: WeComSimulatorOptions = {
    corpId: requiredText(given, 'corpId', textMaxBytes),
    agentId: readAgentId(given.agentId, 'agentId'),
    secret: requiredText(given, 'secret', textMaxBytes),
    callbackToken: requiredText(given, 'callbackToken', textMaxBytes),
    encodingAesKey: requiredText(given, 'encodingAesKey', textMaxBytes),
  }
  for (const name of textNames) {
    const value = optionalText(given, name, textMaxBytes)
    if (value !== undefined) options[name] = value
  }
  for (const name of numberNames) {
    if (given[name] !== undefined) options[name] = wholeNumber(0, Number.MAX_SAFE_INTEGER)(given[name], name)
  }
  checkUrl(options.callbackUrl, 'callbackUrl')
  checkUrl(options.visitorUrl, 'visitorUrl')
  return { ...options, ...readNested(given) }
}

function readNested(given: JsonObject): Partial<WeComSimulatorOptions> {
  const { kf, contact, otherApps, rules, keepAll } = given
  const nested: Partial<WeComSimulatorOptions> = {}
  if (kf !== undefined) nested.kf = readKf(kf)
  if (contact !== undefined) nested.contact = readContact(contact)
  if (otherApps !== undefined) nested.otherApps = listOf(readApp)(otherApps, 'otherApps')
  if (rules !== undefined) nested.rules = patchRules(usualRules, rules)
  if (keepAll !== undefined) nested.keepAll = flag(keepAll, 'keepAll')
  return nested
}

function readKf(value: unknown): KfOptions {
  const given = objectOf(value, 'kf')
  const names = ['secret', 'callbackToken', 'encodingAesKey', 'callbackUrl'] as const
  refuseUnknown(given, [...names, 'accounts'])
  const kf: KfOptions = {}
  for (const name of names) {
    const one = optionalText(given, name, textMaxBytes)
    if (one !== undefined) kf[name] = one
  }
  checkUrl(kf.callbackUrl, 'kf.callbackUrl')
  if (given.accounts !== undefined) kf.accounts = listOf(readAccount)(given.accounts, 'kf.accounts')
  return kf
}

function readAccount(value: unknown): { name: string; openKfid?: string; servicers?: readonly string[] } {
  const given = objectOf(value, 'kf.accounts')
  refuseUnknown(given, ['name', 'openKfid', 'servicers'])
  const openKfid = optionalText(given, 'openKfid', 64)
  const servicers =
    given.servicers === undefined ? undefined : listOf(someText)(given.servicers, 'kf.accounts.servicers')
  return {
    name: requiredText(given, 'name', textMaxBytes),
    ...(openKfid !== undefined && { openKfid }),
    ...(servicers !== undefined && { servicers }),
  }
}

function readContact(value: unknown): ContactOptions {
  const given = objectOf(value, 'contact')
  refuseUnknown(given, ['secret', 'callbackToken', 'encodingAesKey', 'callbackUrl'])
  const callbackUrl = optionalText(given, 'callbackUrl', textMaxBytes)
  checkUrl(callbackUrl, 'contact.callbackUrl')
  return {
    secret: requiredText(given, 'secret', textMaxBytes),
    callbackToken: requiredText(given, 'callbackToken', textMaxBytes),
    encodingAesKey: requiredText(given, 'encodingAesKey', textMaxBytes),
    ...(callbackUrl !== undefined && { callbackUrl }),
  }
}

function readApp(value: unknown): OtherApp {
  const given = objectOf(value, 'otherApps')
  refuseUnknown(given, ['agentId', 'secret', 'created', 'visible'])
  const visible = orNull(readVisible)(given.visible ?? null, 'otherApps.visible')
  const created = given.created === 'before' || given.created === 'after' ? given.created : undefined
  const app = {
    agentId: readAgentId(given.agentId, 'otherApps.agentId'),
    secret: requiredText(given, 'secret', textMaxBytes),
  }
  return { ...app, ...(created && { created }), ...(visible && { visible }) }
}

function objectOf(value: unknown, name: string): JsonObject {
  if (isObject(value)) return value
  throw new BadInput(`"${name}" must be an object.`)
}

/** Environments hold texts, so "1000002" is as good as 1000002. */
function readAgentId(value: unknown, name: string): number {
  const agentId = Number(value)
  if (Number.isSafeInteger(agentId) && agentId > 0) return agentId
  throw new BadInput(`"${name}" must be a positive whole number.`)
}

function checkUrl(url: string | undefined, name: string): void {
  if (url === undefined || (URL.canParse(url) && /^https?:/.test(url))) return
  throw new BadInput(`"${name}" must be an http or https address.`)
}
