import type { FileInfo, FileKind } from '../../files/contract.ts'
import { refusal } from './refusal.ts'

/** What a channel takes of each kind, in bytes; a kind that is absent it does not take. */
export type FileLimits = Readonly<Partial<Record<FileKind, number>>>

const names: Record<FileKind, string> = { image: '图片', voice: '语音', video: '视频', file: '文件' }
const forms: Record<FileKind, string> = { image: 'JPG 或 PNG', voice: 'AMR', video: 'MP4', file: '' }

/** Refuses, before anything is stored or sent, what the remote would refuse afterwards. @throws AppError 40007 */
export function assertSendable(kind: FileKind, file: Pick<FileInfo, 'kind' | 'size'>, limits: FileLimits): void {
  const most = limits[kind]
  if (most === undefined) throw refusal(40007, `该渠道不能发送${names[kind]}`)
  if (kind !== 'file' && file.kind !== kind) throw refusal(40007, `${names[kind]}只能是 ${forms[kind]}，请作为文件发送`)
  if (file.size > most) throw refusal(40007, `${names[kind]}不能超过 ${megabytes(most)} MB`)
}

/** What stands for the file where only words are shown. */
export const fileText = (kind: FileKind, name: string): string =>
  kind === 'file' ? `[${names[kind]}] ${name}` : `[${names[kind]}]`

const megabytes = (bytes: number) => Math.floor(bytes / 2 ** 20)
