import { extname } from 'node:path'
import { isPng } from './check-upload.ts'
import type { MediaType } from './store.ts'

const byExtension = new Map([
  ['.pdf', 'application/pdf'],
  ['.txt', 'text/plain'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.mp4', 'video/mp4'],
  ['.amr', 'audio/amr'],
])

/** What `media/get` says a file is. */
export function contentTypeOf(type: MediaType, filename: string, bytes: Buffer): string {
  if (type === 'image') return isPng(bytes) ? 'image/png' : 'image/jpeg'
  if (type === 'voice') return 'audio/amr'
  if (type === 'video') return 'video/mp4'
  return byExtension.get(extname(filename).toLowerCase()) ?? 'application/octet-stream'
}
