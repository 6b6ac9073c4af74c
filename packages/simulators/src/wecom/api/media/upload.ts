import { type ApiAnswer, demand, ok } from '../../errors.ts'
import { checkUpload } from '../../media/check-upload.ts'
import { contentTypeOf } from '../../media/content-type.ts'
import { mediaTypes } from '../../media/store.ts'
import type { ApiCall } from '../call.ts'

/** Above every limit of a kind, so that a file too big gets its error code. */
export const uploadMaxBytes = 32 * 1_048_576

/** `POST /cgi-bin/media/upload?type=`: one multipart part named `media`; the id opens it for 3 days. */
export async function mediaUpload(call: ApiCall): Promise<ApiAnswer> {
  const type = mediaTypes.find((known) => known === call.query.get('type'))
  demand(type, 40004)
  const file = await readPart(call)
  demand(file, 44001)
  const bytes = Buffer.from(await file.arrayBuffer())
  checkUpload(type, bytes)
  const contentType = contentTypeOf(type, file.name, bytes)
  const media = call.state.media.add({ type, filename: file.name, contentType, bytes })
  return ok({ type, media_id: media.mediaId, created_at: String(Math.floor(media.createdAt / 1000)) })
}

async function readPart({ bytes, headers }: ApiCall): Promise<File | undefined> {
  try {
    const body = new Uint8Array(bytes)
    const form = await new Response(body, { headers: { 'Content-Type': headers.contentType } }).formData()
    const part = form.get('media')
    return part instanceof File ? part : undefined
  } catch {
    // @NOTE no multipart form: it holds no media, which is all the caller gets to know.
    return undefined
  }
}
