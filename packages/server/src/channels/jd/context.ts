import { type Body, bodyOf, isBody, textOf } from './fields.ts'

/** What a message to a customer has to repeat of what the customer sent. */
export interface Context {
  readonly waiterPin: string
  readonly sid: string
  readonly venderId: string
  readonly askAllocateType: string
  readonly source: string
}

/** Of a message or event of a customer; undefined when it lacks what a reply needs. */
export function contextOf(message: Body): Context | undefined {
  const info = bodyOf(bodyOf(message, 'body') ?? {}, 'chatinfo') ?? {}
  const waiterPin = textOf(bodyOf(message, 'to') ?? {}, 'pin')
  const [sid, venderId] = [textOf(info, 'sid'), textOf(info, 'venderId')]
  if (!waiterPin || !sid) return undefined
  const askAllocateType = textOf(info, 'askAllocateType') || 'multiChat'
  return { waiterPin, sid, venderId, askAllocateType, source: textOf(info, 'source') }
}

/** A context as the code of a greeting, and back. */
export const writeContext = (context: Context): string => JSON.stringify(context)

export function readContext(code: string): Context | undefined {
  const value = parsed(code)
  if (!isBody(value)) return undefined
  const text = (name: keyof Context) => textOf(value, name)
  const context = {
    ...{ waiterPin: text('waiterPin'), sid: text('sid'), venderId: text('venderId') },
    ...{ askAllocateType: text('askAllocateType'), source: text('source') },
  }
  return context.waiterPin && context.sid ? context : undefined
}

/** @NOTE written by us; another channel's code would be no JSON, and then there is no context. */
function parsed(code: string): unknown {
  try {
    return JSON.parse(code)
  } catch {
    return undefined
  }
}
