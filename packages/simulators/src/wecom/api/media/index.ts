import type { ApiRoutes } from '../call.ts'
import { mediaGet } from './get.ts'
import { mediaUpload, uploadMaxBytes } from './upload.ts'

export const mediaRoutes: ApiRoutes = [
  ['/cgi-bin/media/upload', { method: 'POST', needsToken: true, bodyMaxBytes: uploadMaxBytes, handle: mediaUpload }],
  ['/cgi-bin/media/get', { method: 'GET', needsToken: true, handle: mediaGet }],
]
