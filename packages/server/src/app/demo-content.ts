import type { NewAgent } from '../domains/agents/index.ts'
import type { NewFaq } from '../domains/knowledge/index.ts'

export const demoAgents: readonly NewAgent[] = [
  { userId: 'zhangsan', name: '张三', role: 'agent' },
  { userId: 'lisi', name: '李四', role: 'agent' },
  { userId: 'admin', name: '王敏', role: 'admin' },
]

export const demoFaqs: readonly NewFaq[] = [
  {
    question: 'VPN 连不上怎么办？VPN 登录失败、经常掉线？',
    answer: '请先确认网络正常，再退出 VPN 客户端重新登录；若提示“认证失败”，请重置域密码后再试。仍不行请回复“转人工”。',
  },
  {
    question: '如何重置密码？忘记密码怎么办？',
    answer: '打开 企业微信 → 工作台 → 密码自助，验证手机后即可重置。新密码 5 分钟内在所有系统生效。',
  },
  {
    question: '打印机无法打印怎么办？打印机脱机、没有反应？',
    answer: '请检查打印机是否缺纸或脱机；在电脑上删除该打印机后，用工作台的“一键装打印机”重新添加。',
  },
  {
    question: '如何连接公司 Wi-Fi 无线网络？访客怎么上网？',
    answer: '选择 Corp-WiFi，用域账号登录；访客请选择 Guest-WiFi，由接待人扫码授权，24 小时有效。',
  },
  {
    question: '邮箱容量满了怎么扩容？邮箱空间不够用怎么办？',
    answer: '默认 10 GB。请先清理“已删除”和大附件；仍不够可在工作台提交“邮箱扩容”，审批后自动扩到 30 GB。',
  },
  {
    question: '怎么申请软件安装或软件授权？需要的软件在哪里下载？',
    answer: '在工作台打开“软件商店”，免费软件直接安装；收费软件提交申请，主管审批后一个工作日内开通。',
  },
  {
    question: '电脑很卡、运行缓慢怎么处理？电脑卡死、反应太慢？',
    answer: '请重启电脑并关闭不用的程序；若磁盘空间低于 10 GB，请清理。仍然卡顿可预约 IT 现场检测。',
  },
  {
    question: '如何申请退款？退款多久到账？',
    answer: '在“我的订单”中选择订单 → 申请退款，填写原因后提交。审核 1 个工作日，款项原路退回需 3 至 7 天。',
  },
  {
    question: '怎么开发票？电子发票在哪里申请？',
    answer: '订单完成后，在“我的订单 → 申请发票”填写抬头和税号，电子发票会在 24 小时内发到您的邮箱。',
  },
  {
    question: '商品保修期是多久？坏了怎么报修？',
    answer: '整机保修 1 年，电池和配件保修 6 个月，自签收之日起算，凭订单号即可报修。',
  },
  {
    question: '如何换货或退货？退换货的运费谁出？',
    answer: '签收 7 天内、不影响二次销售可无理由退货；15 天内有质量问题可换货，来回运费由我们承担。',
  },
  {
    question: '快递什么时候到？怎么查物流？包裹送到哪里了？',
    answer: '在“我的订单”点“查看物流”。一般发货后 2 至 4 天送达，偏远地区 5 至 7 天。',
  },
  {
    question: '会议室怎么预订？怎么预约会议室？',
    answer: '在企业微信 工作台 → 会议室 中选择时间和楼层即可；超过 15 分钟未签到会自动释放。',
  },
  {
    question: '新员工入职如何开通账号和领取电脑？',
    answer: '入职当天上午由 HR 发起流程，账号 1 小时内开通；电脑请凭工牌到 3 楼 IT 服务台领取。',
  },
]

export interface Story {
  readonly customer: string
  readonly name: string
  readonly minutesAgo: number
  readonly lines: readonly ({ readonly customer: string } | { readonly bot: string })[]
  readonly acceptedBy?: { readonly userId: string; readonly name: string; readonly says: string }
  readonly closed?: boolean
}

export const demoStories: readonly Story[] = [
  {
    customer: 'wanglei',
    name: '王磊',
    minutesAgo: 95,
    lines: [{ customer: '发票抬头写错了，能重新开吗？' }, { customer: '转人工' }],
    acceptedBy: { userId: 'lisi', name: '李四', says: '可以的，已为您作废原发票并重新开具，请留意邮箱。' },
    closed: true,
  },
  {
    customer: 'hejing',
    name: '何静',
    minutesAgo: 42,
    lines: [
      { customer: '会议室怎么预订？' },
      { bot: '在企业微信 工作台 → 会议室 中选择时间和楼层即可；超过 15 分钟未签到会自动释放。' },
      { customer: '好的，谢谢' },
    ],
  },
  {
    customer: 'zhoujie',
    name: '周杰',
    minutesAgo: 12,
    lines: [{ customer: '电脑蓝屏了，重启两次还是不行' }, { customer: '人工' }],
    acceptedBy: { userId: 'zhangsan', name: '张三', says: '您好，请把蓝屏上的错误代码发给我，我先帮您远程看一下。' },
  },
  {
    customer: 'wuting',
    name: '吴婷',
    minutesAgo: 3,
    lines: [{ customer: '退款申请三天了还没有到账' }, { customer: '我要找人工客服' }],
  },
]
