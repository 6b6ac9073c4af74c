import { addReply, type NewReply } from '../domains/canned-replies/index.ts'
import { addTag, type NewTag, tagCustomer, tagSession } from '../domains/customers/index.ts'
import { type Db, sql } from '../platform/db.ts'

const system = { actor: { type: 'system' } } as const

const tags = [
  { name: '重点客户', colour: 'gold' },
  { name: '新员工', colour: 'green' },
  { name: '设备故障', colour: 'red' },
  { name: '退款', colour: 'orange' },
  { name: '发票', colour: 'blue' },
  { name: '待回访', colour: 'purple' },
] as const satisfies readonly NewTag[]
type TagName = (typeof tags)[number]['name']

interface Person {
  readonly customer: string
  readonly isVip?: true
  readonly remark?: string
  readonly notes?: string
  readonly tags: readonly TagName[]
  /** Of their newest session. */
  readonly about: readonly TagName[]
}

const people: readonly Person[] = [
  {
    ...{ customer: 'wuting', isVip: true, remark: '市场部吴总', tags: ['重点客户'], about: ['退款'] },
    notes: '大促期间的退款请优先处理；希望处理完后电话告知结果。',
  },
  { customer: 'zhoujie', tags: ['新员工'], about: ['设备故障'] },
  { customer: 'wanglei', notes: '发票抬头以公司全称为准。', tags: [], about: ['发票', '待回访'] },
]

const shared: readonly Omit<NewReply, 'scope'>[] = [
  { shortcut: 'hi', title: '问候', content: '{customer}您好，我是{agent}，很高兴为您服务。请问有什么可以帮您？' },
  { shortcut: 'wait', title: '请稍等', content: '好的，我这边正在为您查询，请稍等片刻。' },
  { shortcut: 'order', title: '索要订单号', content: '麻烦您提供一下订单号，我马上为您核实。' },
  { shortcut: 'refund', title: '退款时效', content: '退款审核需要 1 个工作日，通过后款项会在 3 至 7 天内原路退回。' },
  { shortcut: 'invoice', title: '发票信息', content: '请提供发票抬头和税号，电子发票会在 24 小时内发到您的邮箱。' },
  {
    shortcut: 'bye',
    title: '结束语',
    content: '感谢您的咨询，{customer}。如果还有其他问题，随时联系我们。祝您生活愉快！',
  },
]

const own = {
  shortcut: 'screen',
  title: '索要截图',
  content: '请把报错的完整截图发给我，最好包含右下角的时间。',
} as const

/** Who the customers of the demo are, and what its agents have at hand. */
export async function fillDemoCustomers(db: Db): Promise<void> {
  const ids = new Map<string, string>()
  for (const tag of tags) ids.set(tag.name, (await addTag(db, tag, system)).tagId)
  const idsOf = (names: readonly TagName[]) => names.flatMap((name) => ids.get(name) ?? [])
  for (const { customer, isVip = false, remark = null, notes = null, ...tagged } of people) {
    const known = await db.one<{ id: string; sessionId: string }>(sql`
      update customers c set is_vip = ${isVip}, remark = ${remark}, notes = ${notes} from customer_identities i
      where i.customer_id = c.id and i.customer_ref = ${`emp:${customer}`}
      returning c.id, i.session_id as "sessionId"`)
    if (!known) continue
    await tagCustomer(db, known.id, idsOf(tagged.tags))
    await tagSession(db, known.sessionId, idsOf(tagged.about))
  }
  const desk = { agentId: '', csId: '', mayManage: true, by: system }
  for (const reply of shared) await addReply(db, desk, { ...reply, scope: 'desk' })
  const agent = await db.one<{ id: string }>(sql`select id from agents where user_id = 'zhangsan'`)
  if (agent) await addReply(db, { ...desk, agentId: agent.id, csId: 'zhangsan' }, { ...own, scope: 'own' })
}
