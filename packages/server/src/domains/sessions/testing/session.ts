import { beginning } from '../state/beginning.ts'
import type { Session } from '../state/rows.ts'

const began = new Date(0)

/** A session of the bot's that has just begun, for rules that need no database. */
export const aSession = (change: Partial<Session> = {}): Session => ({
  id: 'ses_1',
  accountId: 'acc_1',
  customerId: 'cus_1',
  customerRef: 'emp:a',
  customerName: null,
  customerRemark: null,
  customerAvatar: null,
  isVip: false,
  customerTagIds: [],
  tagIds: [],
  channelId: 'letters',
  contractType: 'wechat',
  kfId: 'wk_1',
  botId: null,
  replyHours: null,
  replyMessages: null,
  recallSeconds: null,
  mode: 'hosted',
  readHere: false,
  language: 'zh-CN',
  previousSessionId: null,
  ...beginning(began),
  ...change,
})
