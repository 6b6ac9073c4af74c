import { contentTypeOf } from './content-type.ts'
import { sampleOf } from './samples.ts'
import type { MediaStore, MediaType } from './store.ts'

/** Stores a small file of the kind. @returns its media id */
export function addSample(media: MediaStore, type: MediaType): string {
  const { filename, bytes } = sampleOf(type)
  return media.add({ type, filename, bytes, contentType: contentTypeOf(type, filename, bytes) }).mediaId
}
