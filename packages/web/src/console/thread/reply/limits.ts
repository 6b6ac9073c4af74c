import type { ChannelInfo } from '@yingda/server/domains/channel-accounts/contract'
import type { FileKind } from '@yingda/server/domains/files/contract'
import { fileMaxBytes } from '../../desk/attachments.ts'

/** What a channel takes; absent until it is known, and then only the desk's own limits hold. */
export type Limits = ChannelInfo['limits'] | undefined

/** Characters that the desk takes at once, whatever the channel. */
export const mostCharacters = 20_000

const utf8 = new TextEncoder()

export type Fill = { used: number; most: number; unit: 'characters' | 'bytes' }

/** How much of one message a text fills, as the channel counts; of two limits the one that it reaches first. */
export function fillOf(text: string, { textBytes, textChars }: NonNullable<Limits>): Fill {
  const bytes: Fill = { used: utf8.encode(text).length, most: textBytes, unit: 'bytes' }
  if (textChars === undefined) return bytes
  const characters: Fill = { used: text.length, most: textChars, unit: 'characters' }
  return bytes.used / bytes.most > characters.used / characters.most ? bytes : characters
}

/** How many messages a text becomes, at least: it is cut where it reads well. */
export function partsOf(text: string, limits: Limits): number {
  const said = text.trim()
  if (!limits || said === '') return said === '' ? 0 : 1
  const { used, most } = fillOf(said, limits)
  return Math.ceil(used / most)
}

/** Whether any file can be sent. */
export const takesFiles = (limits: Limits): boolean => !limits || Object.keys(limits.fileBytes).length > 0

/** The most bytes that a file may have; a picture that is too large for one may still go as a file. 0: it cannot be sent. */
export function mostBytesOf(kind: FileKind, limits: Limits): number {
  if (!limits) return fileMaxBytes
  const { [kind]: asItself = 0, file: asFile = 0 } = limits.fileBytes
  return Math.min(fileMaxBytes, Math.max(asItself, asFile))
}

const typesOf: Readonly<Record<string, string>> = { image: 'image/png,image/jpeg', video: 'video/mp4', voice: '.amr' }

/** What a file dialog offers; undefined: everything. */
export function acceptOf(limits: Limits): string | undefined {
  const kinds = Object.keys(limits?.fileBytes ?? { file: 0 })
  return kinds.includes('file') ? undefined : kinds.flatMap((kind) => typesOf[kind] ?? []).join()
}
