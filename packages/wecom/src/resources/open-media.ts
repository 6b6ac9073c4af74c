import type { Authorized } from '../authorized.ts'
import { WeComApiError, WeComNetworkError, WeComTooLargeError } from '../errors.ts'
import type { WeComFile } from '../transport.ts'
import { joinStreams, type NextStream } from './join-streams.ts'

export interface MediaOptions {
  /** Bytes from the first to the last, both included; to the end when `end` is absent. The whole file when absent. */
  readonly range?: { readonly start: number; readonly end?: number }
  /** A file with more bytes is refused, also while it arrives. */
  readonly maxBytes?: number
}

export interface MediaInfo {
  readonly contentType: string
  /** Without folders and control characters. */
  readonly filename?: string
}

export interface OpenMedia extends MediaInfo {
  /** Bytes in `body`, if WeCom says so. */
  readonly size?: number
  /** Read it to its end or cancel it. Fails with the errors of `open`. */
  readonly body: ReadableStream<Uint8Array>
}

const path = '/cgi-bin/media/get'
/** What one answer may hold; a larger file must be asked for in ranges. */
const chunkBytes = 20 * 2 ** 20
const tooLargeForOneAnswer = 830002
const toItsEnd = Number.MAX_SAFE_INTEGER

type FetchFile = (headers?: Readonly<Record<string, string>>) => Promise<WeComFile>

export async function openMedia(authorized: Authorized, mediaId: string, options: MediaOptions): Promise<OpenMedia> {
  const { range, maxBytes = Number.POSITIVE_INFINITY } = options
  const fetchFile: FetchFile = async (headers) => {
    const query = { media_id: mediaId }
    const { file } = await authorized({ method: 'GET', path, query, headers, expect: 'file', repeatable: true })
    if (file) return file
    throw new WeComNetworkError(`企业微信接口 ${path} 返回的不是文件`, { requestSent: true })
  }
  if (range) return openParts(fetchFile, range.start, range.end ?? toItsEnd, maxBytes)
  try {
    return await toMedia(await fetchFile(), maxBytes)
  } catch (error) {
    if (!(error instanceof WeComApiError) || error.errcode !== tooLargeForOneAnswer) throw error
    return openParts(fetchFile, 0, toItsEnd, maxBytes)
  }
}

async function openParts(fetchFile: FetchFile, start: number, last: number, maxBytes: number): Promise<OpenMedia> {
  const first = await fetchPart(fetchFile, start, last)
  const end = Math.min(last, first.range.total - 1)
  let next = first.range.end + 1
  const nextStream: NextStream = async () => {
    if (next > end) return undefined
    const part = await fetchPart(fetchFile, next, end)
    next = part.range.end + 1
    return part.body
  }
  return toMedia({ ...first, length: end - start + 1 }, maxBytes, nextStream)
}

type Part = WeComFile & Required<Pick<WeComFile, 'range'>>

async function fetchPart(fetchFile: FetchFile, start: number, last: number): Promise<Part> {
  const end = Math.min(last, start + chunkBytes - 1)
  const { range, ...file } = await fetchFile({ range: `bytes=${start}-${end}` })
  if (range && range.start === start && range.end <= end) return { ...file, range }
  await file.body.cancel()
  throw new WeComNetworkError(`企业微信接口 ${path} 没有按 Range 返回`, { requestSent: true })
}

async function toMedia(file: WeComFile, maxBytes: number, nextStream?: NextStream): Promise<OpenMedia> {
  const { contentType, filename, length, body } = file
  const tooLarge = () => new WeComTooLargeError(`素材超过 ${maxBytes} 字节`, maxBytes)
  if (length !== undefined && length > maxBytes) {
    await body.cancel()
    throw tooLarge()
  }
  const check = (bytes: number, isWhole: boolean) => {
    if (bytes > maxBytes) throw tooLarge()
    if (!isWhole || length === undefined || bytes === length) return
    throw new WeComNetworkError(`企业微信接口 ${path} 返回的文件不完整`, { requestSent: true })
  }
  return {
    contentType,
    body: joinStreams(body, { nextStream, check }),
    ...(filename !== undefined && { filename }),
    ...(length !== undefined && { size: length }),
  }
}
