import type { CallRecord } from '@yingda/yunke'

/** A call as the client reads it; what is not given is as usual. */
export const callRecord = (id: string, more: Partial<CallRecord> = {}): CallRecord => ({
  id,
  callId: undefined,
  direction: 'outbound',
  result: 'connected',
  startedAt: new Date('2026-03-02T02:00:00Z'),
  talkSeconds: 60,
  ringSeconds: 5,
  customerNumber: '13900000008',
  agentNumber: '13700000001',
  caller: undefined,
  callee: undefined,
  agentId: undefined,
  agentName: '张三',
  department: '售后服务部',
  customerName: '吴婷',
  customerCompany: undefined,
  hasRecording: true,
  recordingUrl: 'https://storage.example.com/a.mp3?Signature=1',
  raw: {},
  ...more,
})
