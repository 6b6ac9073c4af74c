import type { Media, MessageContent } from '@yingda/wecom'
import type { OutgoingFile, OutgoingMessage } from '../channel.ts'
import { notSentBecause } from './errors.ts'

/** The message in WeCom's words; a file goes up first. @throws ChannelError, always certain */
export async function contentOf(
  media: Media,
  { text, file }: Pick<OutgoingMessage, 'text' | 'file'>,
): Promise<MessageContent> {
  if (!file) return { msgtype: 'text', text: { content: text } }
  const { mediaId } = await upload(media, file).catch((error: unknown) => Promise.reject(notSentBecause(error)))
  return withMedia[file.kind]({ media_id: mediaId })
}

const upload = (media: Media, { kind, name, mime, bytes }: OutgoingFile) =>
  media.upload({ type: kind, filename: name, bytes, contentType: mime })

const withMedia: Record<OutgoingFile['kind'], (ref: { media_id: string }) => MessageContent> = {
  image: (image) => ({ msgtype: 'image', image }),
  voice: (voice) => ({ msgtype: 'voice', voice }),
  video: (video) => ({ msgtype: 'video', video }),
  file: (file) => ({ msgtype: 'file', file }),
}
