import { createInterface } from 'node:readline'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** One way to have many sockets open, as a process of its own that is told what to do line by line. */
export interface Served {
  readonly port: number
  /** Tells every socket of these messages, in their order. */
  publish(texts: readonly string[]): Promise<void>
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

export function serve({ port, publish }: Served): void {
  let told = 0
  createInterface({ input: process.stdin }).on('line', (line) => {
    const [command, count = '1'] = line.split(' ')
    if (command === 'memory') return memory()
    void publish(Array.from({ length: Number(count) }, () => frameText(told++)))
  })
  console.log(`ready ${port}`)
}

/** What a new message looks like to a screen. */
function frameText(n: number): string {
  const sessionId = 'ses_1a2b3c4d5e6f7g8h9j0k1m'
  return JSON.stringify({
    type: 'new_message',
    sessionId,
    cursor: `7345${n}.9812345`,
    data: {
      msgId: `msg_1a2b3c4d5e6f7g8h9j0k1m_${n}`,
      seq: n,
      senderType: 'customer',
      senderId: 'emp:wanglei',
      content: `第 ${n} 条：发票抬头写错了，能重新开吗？订单号 20260131-0042，麻烦尽快处理。`,
      msgType: 'text',
      createdAt: '2026-01-31T08:00:00.000Z',
    },
    session: {
      sessionId,
      customerId: 'emp:wanglei',
      customerName: '王磊',
      kfId: '1000002',
      channelId: 'wecom-app',
      channelType: 'wechat',
      status: 'manual',
      manualCsId: 'zhangsan',
      manualCsName: '张三',
      lastMessage: '发票抬头写错了，能重新开吗？',
      lastMessageTime: '2026-01-31T08:00:00.000Z',
      lastSenderType: 'customer',
      messageCount: n,
      version: n,
      createdAt: '2026-01-31T07:00:00.000Z',
      updatedAt: '2026-01-31T08:00:00.000Z',
    },
  })
}

/**
 * Resident bytes without those of V8's young generation: it is empty now, and how large it has grown says how fast the
 * sockets came, not how many there are. Twice: what the first round let go of is only then given back.
 */
function memory(): void {
  collect()
  setTimeout(() => {
    collect()
    const young = getHeapSpaceStatistics().filter(({ space_name }) => space_name.startsWith('new'))
    const emptied = young.reduce((sum, { physical_space_size }) => sum + physical_space_size, 0)
    console.log(`memory ${process.memoryUsage.rss() - emptied}`)
  }, 200)
}
