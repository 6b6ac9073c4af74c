import type { YunkeHandler } from './call.ts'
import { mayRead, silence } from './world/recordings.ts'

/** `GET /oss/<id>.mp3`: the storage of recordings. It refuses whoever does not come from a page of the company. */
export const recording: YunkeHandler = ({ state, world, url, request, response }) => {
  const id = /^\/oss\/(.+)\.mp3$/.exec(url.pathname)?.[1] ?? ''
  const call = world.calls.get(id)
  const comesFromPage = (request.headers.referer ?? '').startsWith(`${world.company.origin}/`)
  if (!comesFromPage || !mayRead(id, url.searchParams, state.clock.now())) return refuse(403, 'AccessDenied')
  if (!call?.hasRecording) return refuse(404, 'NoSuchKey')
  const bytes = silence(call.talkSeconds)
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  const start = Number(range?.[1] ?? 0)
  const end = range?.[2] ? Math.min(Number(range[2]), bytes.length - 1) : bytes.length - 1
  if (start > end) {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end()
    return 'handled'
  }
  const part = bytes.subarray(start, end + 1)
  response.writeHead(range ? 206 : 200, {
    'Content-Type': 'audio/mpeg',
    'Content-Length': part.length,
    'Accept-Ranges': 'bytes',
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${bytes.length}` }),
  })
  response.end(part)
  return 'handled'

  function refuse(status: number, code: string): 'handled' {
    response.writeHead(status, { 'Content-Type': 'application/xml' })
    response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`)
    return 'handled'
  }
}
