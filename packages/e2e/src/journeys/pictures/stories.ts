export interface Story {
  readonly from: string
  readonly name: string
  readonly minutesAgo: number
  readonly says: readonly string[]
  readonly agent?: 'zhangsan' | 'lisi'
  readonly answer?: string
  readonly closed?: boolean
}

/** One morning at a service desk. */
export const stories: readonly Story[] = [
  {
    from: 'wanglei',
    name: '王磊',
    minutesAgo: 96,
    says: ['发票抬头写错了，能重新开吗？', '转人工'],
    agent: 'lisi',
    answer: '可以的，已为您作废原发票并重新开具，请留意邮箱。',
    closed: true,
  },
  {
    from: 'fangmin',
    name: '方敏',
    minutesAgo: 74,
    says: ['新同事明天入职，电脑在哪里领？', '转人工'],
    agent: 'zhangsan',
    answer: '已经备好，请新同事上午凭工牌到 3 楼 IT 服务台领取。',
    closed: true,
  },
  {
    from: 'luoyan',
    name: '罗燕',
    minutesAgo: 51,
    says: ['邮箱满了，客户的邮件收不到', '转人工'],
    agent: 'zhangsan',
    answer: '已扩到 30 GB，刚才的邮件会在几分钟内补收。',
    closed: true,
  },
  { from: 'hejing', name: '何静', minutesAgo: 42, says: ['会议室怎么预订？'] },
  { from: 'dengchao', name: '邓超', minutesAgo: 18, says: ['访客怎么连 Wi-Fi？'] },
  { from: 'xufei', name: '徐菲', minutesAgo: 6, says: ['打印机脱机了怎么办'] },
  {
    from: 'caobin',
    name: '曹斌',
    minutesAgo: 31,
    says: ['收费软件的申请卡在审批了', '转人工'],
    agent: 'lisi',
    answer: '我帮您催一下审批人，今天内会有结果。',
  },
  {
    from: 'zhoujie',
    name: '周杰',
    minutesAgo: 14,
    says: ['电脑很卡，开个表格要一分钟', '重启过两次了，还是一样', '转人工'],
    agent: 'zhangsan',
    answer: '您好，我先帮您远程看一下。请打开桌面上的“远程协助”，把上面的九位编号发给我。',
  },
  {
    from: 'heyun',
    name: '何云',
    minutesAgo: 9,
    says: ['手机换新的了，怎么重新绑定？', '转人工'],
    agent: 'zhangsan',
    answer: '旧手机上的绑定我已解除，请在新手机上重新扫码。',
  },
  {
    from: 'panlin',
    name: '潘琳',
    minutesAgo: 23,
    says: ['报销系统打不开，一直转圈', '转人工'],
    agent: 'zhangsan',
    answer: '系统正在升级，预计半小时内恢复，恢复后我通知您。',
  },
  {
    from: 'jiangbo',
    name: '江波',
    minutesAgo: 27,
    says: ['想申请一台外接显示器', '转人工'],
    agent: 'zhangsan',
    answer: '申请已提交，主管审批后下午就能送到您的工位。',
  },
  { from: 'weilan', name: '魏岚', minutesAgo: 6, says: ['投影仪没有声音，马上要开会', '人工'] },
  { from: 'wuting', name: '吴婷', minutesAgo: 4, says: ['退款申请三天了还没有到账', '我要找人工客服'] },
  { from: 'gaoyuan', name: '高原', minutesAgo: 2, says: ['共享盘的权限不见了', '转人工'] },
]
