import { type Agent, request } from 'node:http'
import { mark, questionFor, type Wanted } from './word.ts'

/** Where an answer is asked for, and with what beside the question. */
export interface Place {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
}

export interface Heard {
  /** From the request to the first word. */
  readonly firstMs: number
  readonly chunks: number
}

/** One question; reads the whole answer. Throws when it is not as long as it should be. */
export async function ask({ url, headers, body }: Place, wanted: Wanted, agent: Agent): Promise<Heard> {
  const messages = [{ role: 'user', content: questionFor(wanted) }]
  const text = JSON.stringify({ model: 'fake', stream: true, messages, ...body })
  const startedAt = performance.now()
  let firstMs = Number.NaN
  let heard = 0
  await new Promise<void>((resolve, reject) => {
    const asking = request(
      url,
      { agent, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (answer) => {
        let rest = Buffer.alloc(0)
        answer.on('data', (part: Buffer) => {
          const unread = Buffer.concat([rest, part])
          const words = count(unread)
          // A mark may be shared by two parts; what is kept is too short to hold one that was counted.
          rest = unread.subarray(Math.max(0, unread.length - mark.length + 1))
          if (heard === 0 && words > 0) firstMs = performance.now() - startedAt
          heard += words
        })
        answer.on('end', resolve)
        answer.on('error', reject)
      },
    )
    asking.on('error', reject)
    asking.end(text)
  })
  if (heard !== wanted.chunks) throw new Error(`${url} said ${heard} of ${wanted.chunks} chunks.`)
  return { firstMs, chunks: heard }
}

function count(part: Buffer): number {
  let found = 0
  for (let at = part.indexOf(mark); at >= 0; at = part.indexOf(mark, at + mark.length)) found += 1
  return found
}
