import type { ChannelInfo } from '@yingda/server/domains/channel-accounts/contract'
import type { FileKind, MessageFile } from '@yingda/server/domains/files/contract'
import type { MessageInfo, SessionInfo } from '@yingda/server/domains/sessions/contract'
import type { History, Outgoing } from '../feed/state.ts'
import { serverNow } from '../lib/server-clock.ts'

const ago = (seconds: number) => new Date(serverNow() - seconds * 1000).toISOString()

export const me = 'zhangsan'

const plain: SessionInfo = {
  sessionId: 'ses_01k9v2m4c8',
  customerId: 'wmHQ3fDAAAlU0k2fJqTr9',
  customerName: '陈晓',
  profileId: 'cus_01k9v2m4c8',
  channelId: 'letters',
  channelType: 'post',
  kfId: 'wkAJ2GCAAAZSfhHCt7IFSvLK',
  status: 'manual',
  manualCsId: me,
  manualCsName: '张三',
  lastMessage: '可以了！灯变成常亮了',
  lastMessageTime: ago(90),
  lastSenderType: 'customer',
  messageCount: 12,
  version: 1,
  createdAt: ago(4000),
  updatedAt: ago(90),
}

const channel = (channelId: string, zh: string, en: string, label: string, colour: string): ChannelInfo => ({
  channelId,
  channelType: channelId,
  isSetUp: true,
  name: { zh, en },
  icon: { label, colour },
  limits: { textBytes: 2_048, fileBytes: { image: 2 * 2 ** 20, file: 20 * 2 ** 20 } },
  abilities: { files: ['image', 'file'] },
})

export const channels = [
  channel('letters', '书信', 'Letters', '信', '#2a6fdb'),
  channel('page', '网站', 'Our page', '网', '#0f8a7e'),
  channel('clips', '短片', 'Clips', '片', '#16161a'),
  channel('shop', '商城', 'The shop', '商', '#d7342a'),
]

const session = (change: Partial<SessionInfo> = {}): SessionInfo => ({
  ...plain,
  sessionId: `ses_${change.customerName ?? 'x'}${change.status ?? ''}`,
  ...change,
})

const waiting = (seconds: number, change: Partial<SessionInfo>) =>
  session({ status: 'pending', pendingSince: ago(seconds), handoffReason: 'customer_asked', ...change })

export const sessions = {
  mine: session({ handoffReason: 'customer_asked' }),
  replied: session({ customerName: 'Olivia Bennett-Castellanos', channelId: 'page', lastSenderType: 'manual' }),
  calm: waiting(20, { customerName: '周文斌', lastMessage: '密码重置短信收不到' }),
  soon: waiting(150, { customerName: '孙悦', channelId: 'clips', handoffReason: 'bot_missed' }),
  late: waiting(4000, {
    customerName: '没有留下名字但是名字特别特别长的一位客户',
    channelId: 'shop',
    handoffReason: '关键词：投诉',
  }),
  ai: session({ customerName: '何静', status: 'ai', lastSenderType: 'ai', lastMessage: '您可以在自助门户提交申请' }),
  other: session({ customerName: '马超', manualCsId: 'lisi', manualCsName: '李四' }),
  closed: session({ customerName: '冯雪', status: 'closed', lastSenderType: 'manual', lastMessageTime: ago(190_000) }),
  silent: session({ customerName: '邓一凡', channelId: 'mail', lastMessage: '', messageCount: 0 }),
}

const ready = (kind: FileKind, name: string, mime: string, size: number): MessageFile => ({
  kind,
  name,
  mime,
  size,
  fileId: `fil_${name}`,
  status: 'ready',
})

/** A landscape for every picture of the gallery. */
export const landscape = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path fill="#a8d0f0" d="M0 0h4v3H0z"/><path fill="#40865c" d="M0 2q1-.8 2 0t2-.2V3H0z"/><circle cx="3" cy=".8" r=".3" fill="#ffd166"/></svg>`

export const windows = {
  open: { left: 4, of: 5, closesAt: ago(-130_000) },
  scarce: { left: 1, of: 5, closesAt: ago(-7_000) },
  soon: { left: 3, of: 5, closesAt: ago(-1_500) },
  spent: { left: 0, of: 5, closesAt: ago(-90_000) },
  closed: { left: 2, of: 5, closesAt: ago(60) },
}

let seq = 0
const said = (
  senderType: MessageInfo['senderType'],
  content: string,
  change: Partial<MessageInfo> = {},
): MessageInfo => {
  seq += 1
  return {
    msgId: `msg_${seq}`,
    sessionId: sessions.mine.sessionId,
    seq,
    ...(senderType === undefined ? {} : { senderType }),
    content,
    msgType: senderType === undefined ? 'system' : 'text',
    createdAt: ago(4000 - seq * 60),
    ...change,
  }
}
const agent = { senderId: me, senderName: '张三' }

export const messages: MessageInfo[] = [
  said('customer', '你好，打印机连不上 WiFi', { createdAt: ago(90_000) }),
  said('ai', '请长按面板上的「WiFi」键 5 秒。\n\n更多步骤：https://help.example.com/printer/wifi 。', {
    createdAt: ago(89_990),
    delivery: 'sent',
  }),
  said('customer', '[图片]', { msgType: 'image', file: ready('image', 'photo.png', 'image/png', 48_210) }),
  said('customer', '[图片]', { msgType: 'image', file: { kind: 'image', status: 'pending' } }),
  said('customer', '[图片]', { msgType: 'image', file: { kind: 'image', status: 'gone' } }),
  said('customer', '[语音]', {
    msgType: 'voice',
    file: { ...ready('voice', 'voice.amr', 'audio/amr', 19_204), seconds: 12 },
  }),
  said('customer', '[语音]', { msgType: 'voice', file: { kind: 'voice', status: 'pending' } }),
  said('customer', '[视频]', { msgType: 'video', file: ready('video', '开机过程.mp4', 'video/mp4', 3_400_000) }),
  said('customer', '[文件]', { msgType: 'file', file: ready('file', '维修单.pdf', 'application/pdf', 182_000) }),
  said('customer', '[文件]', { msgType: 'file', file: { kind: 'file', status: 'gone' } }),
  said('customer', '', { recalledAt: ago(100) }),
  said('customer', '[语音] 12 秒', { msgType: 'voice' }),
  said('customer', '上海市黄浦区人民广场', { msgType: 'location' }),
  said('customer', '[聊天记录]', { msgType: 'merged_msg' }),
  said(undefined, '客户请求转人工：客户要求转人工'),
  said(undefined, '张三 接入了会话'),
  said('manual', '您好，我是张三。', { ...agent, delivery: 'sent' }),
  said('manual', '请把打印机断电 10 秒再重新开机。', { ...agent, delivery: 'queued' }),
  said('manual', '等提示音之后再长按 WiFi 键。', { ...agent, delivery: 'sending' }),
  said('manual', '灯亮了吗？', { ...agent, delivery: 'failed', deliveryReason: 'window_closed' }),
  said('manual', '还可以看看说明书。', { ...agent, delivery: 'unknown' }),
  said('manual', '我来补充一点。', { senderId: 'lisi', senderName: '李四', delivery: 'sent' }),
  said('manual', '我在企业微信里先回复了。', { senderId: 'wangwu' }),
  said('manual', '[图片]', {
    ...agent,
    msgType: 'image',
    delivery: 'sent',
    file: ready('image', '指示灯.jpg', 'image/jpeg', 72_000),
  }),
  said('manual', '[文件] 打印机说明书（中文完整版，适用于 2019 年以后出厂的所有型号）.pdf', {
    ...agent,
    msgType: 'file',
    delivery: 'failed',
    deliveryReason: 'in_wecom',
    file: ready(
      'file',
      '打印机说明书（中文完整版，适用于 2019 年以后出厂的所有型号）.pdf',
      'application/pdf',
      8_400_000,
    ),
  }),
  said('manual', '还在吗？', { ...agent, delivery: 'expired', deliveryReason: 'too_many' }),
]

export const outgoing: Outgoing[] = [
  {
    clientMsgId: 'c1',
    sessionId: sessions.mine.sessionId,
    content: '正在发送的一条',
    createdAt: ago(9),
    status: 'sending',
  },
  {
    clientMsgId: 'c3',
    sessionId: sessions.mine.sessionId,
    content: '',
    file: { kind: 'file', name: '正在上传的文件.zip', size: 12_400_000, mime: 'application/zip' },
    createdAt: ago(7),
    status: 'sending',
  },
  {
    clientMsgId: 'c4',
    sessionId: sessions.mine.sessionId,
    content: '',
    file: { kind: 'file', name: '没有发出去的文件.zip', size: 12_400_000, mime: 'application/zip' },
    createdAt: ago(6),
    status: 'failed',
    failure: { kind: 'offline', code: 0, text: '' },
  },
  {
    clientMsgId: 'c2',
    sessionId: sessions.mine.sessionId,
    content: '没有发出去的一条，文字还在',
    createdAt: ago(5),
    status: 'failed',
    failure: { kind: 'offline', code: 0, text: '' },
  },
]

export const history = (change: Partial<History> = {}): History => ({
  newest: 'ready',
  older: 'idle',
  messages,
  stale: false,
  ...change,
})
