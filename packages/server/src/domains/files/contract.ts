import { type Static, Type } from 'typebox'

/** How it travels and is drawn: an image is seen, voice and video are played, any other file is kept. */
export const FileKind = Type.Union([
  Type.Literal('image'),
  Type.Literal('voice'),
  Type.Literal('video'),
  Type.Literal('file'),
])
export type FileKind = Static<typeof FileKind>

/** `gone`: it will never be here, for instance because the remote has forgotten it. */
export const FileStatus = Type.Union([Type.Literal('pending'), Type.Literal('ready'), Type.Literal('gone')])

const name = Type.String({ description: 'without folders and control characters' })
const size = Type.Integer({ minimum: 0, description: 'bytes' })
const mime = Type.String({ description: 'what its first bytes say; application/octet-stream when they are not known' })

/** A file that came, or goes, with a message. */
export const MessageFile = Type.Object({
  fileId: Type.Optional(Type.String()),
  kind: FileKind,
  name: Type.Optional(name),
  size: Type.Optional(size),
  mime: Type.Optional(mime),
  seconds: Type.Optional(Type.Integer({ minimum: 0, description: 'how long a voice message lasts' })),
  status: FileStatus,
})
export type MessageFile = Static<typeof MessageFile>

/** A file that was uploaded and can be sent. */
export const FileInfo = Type.Object(
  { fileId: Type.String(), kind: FileKind, name, size, mime },
  { $id: 'FileInfo', description: 'kind: as what it is best sent' },
)
export type FileInfo = Static<typeof FileInfo>

export const fileMaxBytes = 20 * 2 ** 20

export const UploadQuery = Type.Object({ name: Type.String({ minLength: 1, maxLength: 255 }) })

export const fileErrors = {
  40000: { zh: '参数错误', en: 'bad parameter' },
  40402: { zh: '文件不存在', en: 'no such file' },
  41300: { zh: '文件不能超过 20 MB', en: 'a file may have at most 20 MB' },
} as const
