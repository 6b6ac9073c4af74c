import type { DurableFrame, MessageInfo } from '@yingda/server/domains/sessions/contract'

type MessageFrame = Extract<DurableFrame, { type: 'message_status' | 'message_recalled' | 'message_file' }>

/** What a later fact makes of a message that is known. */
export function changed(message: MessageInfo, { type, data }: MessageFrame): MessageInfo {
  if (type === 'message_status') {
    const { deliveryReason: _old, ...rest } = message
    return { ...rest, delivery: data.status, ...(data.reason !== undefined && { deliveryReason: data.reason }) }
  }
  if (type === 'message_recalled') {
    const { file: _gone, ...rest } = message
    return { ...rest, content: '', recalledAt: data.recalledAt }
  }
  return message.recalledAt === undefined ? { ...message, file: data.file } : message
}
