import type { Authorized } from '../authorized.ts'
import { WeComNetworkError, WeComTooLargeError } from '../errors.ts'
import type { WeComCall } from '../transport.ts'
import { readInteger, readText } from './fields.ts'
import { type MediaInfo, type MediaOptions, type OpenMedia, openMedia } from './open-media.ts'
import { readStream } from './read-stream.ts'

export type MediaType = 'image' | 'voice' | 'video' | 'file'

/** What WeCom takes, in bytes; 6 is the least. https://developer.work.weixin.qq.com/document/path/90253 */
export const mediaMaxBytes = {
  image: 10 * 2 ** 20,
  voice: 2 * 2 ** 20,
  video: 10 * 2 ** 20,
  file: 20 * 2 ** 20,
} as const satisfies Record<MediaType, number>

export interface MediaUpload {
  /** image: JPG or PNG · voice: AMR, at most 60 s · video: MP4 */
  readonly type: MediaType
  /** The receiver sees it on a file. */
  readonly filename: string
  readonly bytes: Uint8Array
  readonly contentType?: string
}

export interface UploadedMedia {
  /** Usable by every app of the company for 3 days. */
  readonly mediaId: string
  /** Seconds since 1970, by WeCom's clock. */
  readonly createdAt?: number
}

export interface ReadMedia extends MediaInfo {
  readonly bytes: Uint8Array
}

export interface Media {
  /**
   * POST /cgi-bin/media/upload. https://developer.work.weixin.qq.com/document/path/90253
   * @throws WeComTooLargeError over `mediaMaxBytes`, before anything is sent
   * @throws WeComApiError 40004, 40009, 40011, 45007 for a file that is not of its type
   */
  upload(media: MediaUpload): Promise<UploadedMedia>
  /**
   * GET /cgi-bin/media/get, as it arrives; what is over 20 MB comes in several answers and one stream.
   * https://developer.work.weixin.qq.com/document/path/90254
   * @throws WeComApiError 40007 when the media id is unknown or older than 3 days, 40146 for a range outside the file
   * @throws WeComTooLargeError over `maxBytes`
   * @throws WeComNetworkError, WeComTimeoutError also when the file breaks off; each answer has ten times `timeoutMs`
   */
  open(mediaId: string, options?: MediaOptions): Promise<OpenMedia>
  /** `open`, read to its end. Give `maxBytes`: all of it is in memory. */
  read(mediaId: string, options?: MediaOptions): Promise<ReadMedia>
}

export function createMedia(call: WeComCall, authorized: Authorized): Media {
  const open: Media['open'] = (mediaId, options = {}) => openMedia(authorized, mediaId, options)
  return {
    upload: (media) => upload(call, media),
    open,
    async read(mediaId, options) {
      const { size: _, body, ...info } = await open(mediaId, options)
      return { ...info, bytes: await readStream(body) }
    },
  }
}

async function upload(call: WeComCall, { type, filename, bytes, contentType }: MediaUpload): Promise<UploadedMedia> {
  const maxBytes = mediaMaxBytes[type]
  if (bytes.byteLength > maxBytes) {
    throw new WeComTooLargeError(`${type} 素材不能超过 ${maxBytes} 字节, 实际 ${bytes.byteLength} 字节`, maxBytes)
  }
  const path = '/cgi-bin/media/upload'
  const form = new FormData()
  form.set('media', new Blob([new Uint8Array(bytes)], contentType ? { type: contentType } : {}), filename)
  const reply = await call('POST', path, { query: { type }, body: form, repeatable: true })
  const mediaId = readText(reply.media_id)
  const createdAt = readInteger(reply.created_at)
  if (mediaId !== undefined) return { mediaId, ...(createdAt !== undefined && { createdAt }) }
  throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 media_id`, { requestSent: true })
}
