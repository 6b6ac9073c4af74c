import { AppError } from '../../../platform/errors.ts'
import type { Outbound } from '../../../platform/outbound/index.ts'
import { OutboundRefused } from '../../../platform/outbound/index.ts'
import { refusal } from '../refusal.ts'
import type { FoundRecording } from './find-url.ts'

export interface Played {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Response['body']
}

const rangePattern = /^bytes=(?:\d{1,15}-\d{0,15}|-\d{1,15})$/
const audioTypes = [
  'audio/mpeg',
  'audio/mp3',
  'audio/wav',
  'audio/x-wav',
  'audio/ogg',
  'audio/aac',
  'audio/mp4',
  'audio/amr',
]
const passed = ['content-length', 'content-range', 'last-modified']
/** The storage gives nothing to who does not look like the page of the company. */
const userAgent =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

/** The recording, or the part of it that was asked for, as it comes. */
export async function play(
  fetchRecording: Outbound,
  { url, domain }: FoundRecording,
  { range, signal }: { readonly range: string | undefined; readonly signal: AbortSignal },
): Promise<Played> {
  const headers = {
    'user-agent': userAgent,
    accept: 'audio/*',
    'accept-encoding': 'identity',
    ...(domain !== undefined && { referer: `${domain}/cms/customer/callDetail` }),
    ...(range !== undefined && rangePattern.test(range) && { range }),
  }
  const response = await fetchRecording(url, { headers, signal }).catch(refuse)
  if (![200, 206, 416].includes(response.status)) {
    await response.body?.cancel()
    throw response.status === 404 ? refusal(40414) : refusal(50200, '录音暂时无法播放')
  }
  return { status: response.status, headers: headersOf(response), body: response.body }
}

/** Whatever the storage says, it is heard and nothing else. */
function headersOf({ headers }: Response): Record<string, string> {
  const [type = ''] = (headers.get('content-type') ?? '').toLowerCase().split(';')
  const shown: Record<string, string> = {
    'content-type': audioTypes.includes(type) ? type : 'audio/mpeg',
    'accept-ranges': 'bytes',
  }
  for (const name of passed) {
    const value = headers.get(name)
    if (value !== null) shown[name] = value
  }
  return shown
}

/** The address is in no text: it is a key to the recording. */
function refuse(error: unknown): never {
  if (error instanceof OutboundRefused)
    throw new AppError(50200, 502, '录音地址不在允许的范围内', { exposed: true, data: { reason: error.reason } })
  throw new AppError(50200, 502, '录音暂时无法播放', { exposed: true, cause: error })
}
