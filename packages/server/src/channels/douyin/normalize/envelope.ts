/** What every callback is wrapped in. */
export interface Envelope {
  readonly event: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly content: Body
  /** All of it, for what has no id of its own. */
  readonly whole: Body
}

export type Body = Readonly<Record<string, unknown>>

/** undefined: not what Douyin sends. `content` comes as an object in some events and as its JSON in others. */
export function readEnvelope(bytes: Buffer): Envelope | undefined {
  const whole = parsed(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (!isBody(whole) || typeof whole.event !== 'string' || !/^\w{1,64}$/.test(whole.event)) return undefined
  const content = typeof whole.content === 'string' ? parsed(whole.content) : whole.content
  return {
    event: whole.event,
    from: idOf(whole.from_user_id),
    to: idOf(whole.to_user_id),
    content: isBody(content) ? content : {},
    whole,
  }
}

export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of people, conversations and messages: opaque, and nothing that breaks a line or a list. */
export const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\x21-\x7e]{1,256}$/.test(value) ? value : undefined

/** A text or a number as text; '' for anything else. */
export function wordOf(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' ? value : ''
}

/** The objects of a list; none when there is no list. */
export const bodiesOf = (value: unknown): readonly Body[] => (Array.isArray(value) ? value.filter(isBody) : [])

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // @NOTE what is not JSON is not Douyin's; the caller says what that means.
    return undefined
  }
}
