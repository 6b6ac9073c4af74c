import type { WeComExchange, WeComFile } from '../transport.ts'
import { readFilename } from './content-disposition.ts'
import { readReply } from './read-reply.ts'
import { UnusableAnswer } from './unusable-answer.ts'

type GuardBody = (body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>

/**
 * A file, or the JSON that WeCom sends in its place, with HTTP 200 too.
 * @throws UnusableAnswer for anything else
 */
export async function readFile(response: Response, guard: GuardBody): Promise<WeComExchange> {
  const { body } = response
  if (body && isFile(response)) return { reply: { errcode: 0, errmsg: '' }, file: describe(response, guard(body)) }
  const reply = await readReply(response)
  if (reply.errcode === 0) throw new UnusableAnswer(`HTTP ${response.status}, 返回的不是文件`)
  return { reply }
}

/** Text without a file name is an error; a customer's own .json or .txt comes as an attachment. */
function isFile({ status, headers }: Response): boolean {
  if (status !== 200 && status !== 206) return false
  if (headers.has('content-disposition')) return true
  const type = headers.get('content-type') ?? ''
  return type !== '' && !/^(application\/json|text\/)/i.test(type)
}

function describe({ headers, status }: Response, body: ReadableStream<Uint8Array>): WeComFile {
  const filename = readFilename(headers.get('content-disposition'))
  const range = status === 206 ? readRange(headers.get('content-range')) : undefined
  const length = range ? range.end - range.start + 1 : readLength(headers)
  return {
    contentType: headers.get('content-type') ?? 'application/octet-stream',
    body,
    ...(filename !== undefined && { filename }),
    ...(range !== undefined && { range }),
    ...(length !== undefined && { length }),
  }
}

function readRange(header: string | null): WeComFile['range'] {
  const [, start, end, total] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header ?? '') ?? []
  const range = { start: Number(start), end: Number(end), total: Number(total) }
  if (range.start <= range.end && range.end < range.total) return range
  throw new UnusableAnswer('HTTP 206, 返回中没有可用的 Content-Range')
}

/** Of a compressed body the header counts other bytes than the reader gets. */
function readLength(headers: Headers): number | undefined {
  const length = headers.get('content-length') ?? ''
  return !headers.has('content-encoding') && /^\d{1,15}$/.test(length) ? Number(length) : undefined
}
