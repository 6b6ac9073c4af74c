import { answer } from '../../http/answer.ts'
import { BadInput } from '../../http/bad-input.ts'
import { ApiRefusal } from '../errors.ts'
import { checkUpload } from '../media/check-upload.ts'
import { contentTypeOf } from '../media/content-type.ts'
import { mediaTypes } from '../media/store.ts'
import type { ControlCall } from './call.ts'

/** `POST /_sim/wecom/media?type=&filename=`: the body is a file that a customer or member is about to send. */
export function addMedia({ state, query, bytes }: ControlCall): object {
  const type = mediaTypes.find((known) => known === query.get('type'))
  if (type === undefined) throw new BadInput(`"type" must be one of: ${mediaTypes.join(', ')}.`)
  const filename = query.get('filename')?.slice(0, 128) || type
  try {
    checkUpload(type, bytes)
  } catch (error) {
    if (error instanceof ApiRefusal) throw new BadInput(`This file is too big, too small or no ${type}.`)
    throw error
  }
  const media = state.media.add({ type, filename, bytes, contentType: contentTypeOf(type, filename, bytes) })
  return { media_id: media.mediaId, type, filename }
}

/** `GET /_sim/wecom/media?media_id=`: a file as the phone shows it. What could run in a page is offered as a download. */
export function showMedia({ state, query, response }: ControlCall): 'handled' {
  const media = state.media.find(query.get('media_id') ?? '')
  if (media === undefined) throw new BadInput('There is no such media any more.', 404)
  const { bytes, contentType, filename, type } = media
  const shown = type === 'image' || type === 'video'
  response.setHeader(
    'Content-Disposition',
    `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(filename)}`,
  )
  answer(response, 200, contentType, bytes)
  return 'handled'
}
