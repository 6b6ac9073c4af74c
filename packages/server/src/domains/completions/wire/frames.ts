import { type Finish, usageOf } from './beside.ts'

export interface FrameOptions {
  readonly id: string
  /** Seconds. */
  readonly created: number
  readonly model: string
  readonly includeUsage: boolean
}

/** The events of one stream, as text. What is the same in all of them is written once. */
export interface Frames {
  readonly role: string
  delta(text: string): string
  /** Everything after the last delta. */
  end(finish: Finish): string
}

export function framesOf({ id, created, model, includeUsage }: FrameOptions): Frames {
  const same = `data: {"id":${JSON.stringify(id)},"object":"chat.completion.chunk","created":${created},"model":${JSON.stringify(model)}`
  const noUsage = includeUsage ? ',"usage":null' : ''
  const before = `${same},"choices":[{"index":0,"delta":{"content":`
  const after = `},"logprobs":null,"finish_reason":null}]${noUsage}}\n\n`
  return {
    role: `${same},"choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}]${noUsage}}\n\n`,
    delta: (text) => before + JSON.stringify(text) + after,
    end({ finishReason, usage, beside }) {
      const last = `${same},"choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"${finishReason}"}]${noUsage},"yingda":${JSON.stringify(beside)}}\n\n`
      const counted = includeUsage ? `${same},"choices":[],"usage":${JSON.stringify(usageOf(usage))}}\n\n` : ''
      return `${last}${counted}data: [DONE]\n\n`
    },
  }
}

/** Ends a stream that has begun: OpenAI's clients throw it. */
export const errorFrame = (error: { message: string; type: string; code: string | null }): string =>
  `data: ${JSON.stringify({ error: { ...error, param: null } })}\n\n`
