/** Who writes on the demo's Douyin and JD, as their simulators know them. */
export interface ChannelStory {
  readonly channel: 'douyin' | 'jd'
  /** By the remote's own name for them. */
  readonly customer: string
  readonly name: string
  readonly says: readonly string[]
  readonly acceptedBy?: { readonly userId: string; readonly name: string; readonly says: string }
}

export const demoChannelStories: readonly ChannelStory[] = [
  {
    channel: 'jd',
    customer: 'jd_xiguataro',
    name: '西瓜太郎',
    says: ['收到的耳机左边没有声音', '转人工'],
    acceptedBy: {
      userId: 'zhangsan',
      name: '张三',
      says: '您好，很抱歉给您带来不便，麻烦提供一下订单号，我马上为您处理。',
    },
  },
  { channel: 'jd', customer: 'jd_chenmo88', name: '陈墨', says: ['快递什么时候到？'] },
  { channel: 'douyin', customer: '_000DemoLaozhou', name: '老周钓鱼', says: ['退款多久到账？'] },
  {
    channel: 'douyin',
    customer: '_000DemoMianhuatang',
    name: '棉花糖',
    says: ['直播间的那款耳机还有现货吗？', '转人工'],
  },
]
