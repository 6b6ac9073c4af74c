import { demand } from '../../errors.ts'
import type { ApiCall, ApiFile, ApiOutcome } from '../call.ts'

/** `GET /cgi-bin/media/get?media_id=`: the file, a part of it with `Range`, or JSON with HTTP 200 when there is none. */
export function mediaGet({ state, query, headers }: ApiCall): ApiOutcome {
  const mediaId = query.get('media_id') ?? ''
  demand(mediaId !== '', 41006)
  const media = state.media.find(mediaId)
  demand(media, 40007)
  const { bytes, contentType, filename } = media
  return { file: { bytes, contentType, filename, range: rangeOf(headers.range, bytes.length) } }
}

function rangeOf(header: string | undefined, length: number): ApiFile['range'] {
  if (header === undefined) return undefined
  const [whole, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? []
  demand(whole !== undefined && from + to !== '', 40146)
  const start = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const end = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)
  demand(start <= end, 40146)
  return { start, end }
}
