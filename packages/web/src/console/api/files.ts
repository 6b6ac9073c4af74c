import type { FileInfo } from '@yingda/server/domains/files/contract'
import { isFile } from './guards.ts'
import { ApiError, fileDeadlineMs, type Http } from './http.ts'

type Options = { http: Http; token: () => string | undefined; fetch?: typeof fetch }

export const fileCalls = ({ http, token, fetch: get = fetch }: Options) => ({
  upload: async (file: Blob, name: string): Promise<FileInfo> =>
    (await http({ method: 'POST', path: '/api/files', query: { name }, file, is: isFile })).data,
  /** The bytes: an element of the page cannot ask for them, since it carries no token. */
  download: (fileId: string): Promise<Blob> => bytesOf({ token, get }, `/api/files/${encodeURIComponent(fileId)}`),
  downloadFrom: (path: string): Promise<Blob> => bytesOf({ token, get }, path),
})

async function bytesOf({ token, get }: { token: Options['token']; get: typeof fetch }, path: string): Promise<Blob> {
  const bearer = token()
  const response = await get(path, {
    headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
    signal: AbortSignal.timeout(fileDeadlineMs),
  }).catch((cause: unknown) => {
    throw new ApiError('offline', 0, 0, String(cause))
  })
  if (!response.ok) throw new ApiError('refused', 0, response.status, response.statusText)
  return response.blob()
}

export type FileCalls = ReturnType<typeof fileCalls>
