import { describe, expect, test } from 'vitest'
import { readCallRecord } from './call-record.ts'

const listed = {
  id: 991,
  callNumber: '13900000001',
  simPhone: '13700000004',
  incomingCall: 0,
  callStatus: 2,
  startCallTime: '2025-11-01 09:30:15',
  createdTime: '2025-11-01 09:33:00',
  callSeconds: '65',
  callDuration: '00:01:05',
  ringSecond: 8,
  userIdName: '周凯',
  departmentList: '销售一部',
  planCustomerName: '刘洋',
  planCustomerCompany: '云杉科技',
  progress: 2,
  recordFile: 'https://yunke-pcfile.oss-cn-beijing.aliyuncs.com/991.mp3?Signature=s',
}

describe('a row of the list', () => {
  test('becomes a call in UTC, with who called whom', () => {
    expect(readCallRecord(listed)).toEqual({
      ...{ id: '991', callId: undefined, direction: 'outbound', result: 'connected' },
      ...{ startedAt: new Date('2025-11-01T01:30:15Z'), talkSeconds: 65, ringSeconds: 8 },
      ...{ customerNumber: '13900000001', agentNumber: '13700000004' },
      ...{ caller: '13700000004', callee: '13900000001', agentId: undefined, agentName: '周凯' },
      ...{ department: '销售一部', customerName: '刘洋', customerCompany: '云杉科技' },
      ...{ hasRecording: true, recordingUrl: listed.recordFile, raw: listed },
    })
  })

  test('that came in has caller and callee the other way round', () => {
    expect(readCallRecord({ ...listed, incomingCall: 1 })).toMatchObject({
      ...{ direction: 'inbound', caller: '13900000001', callee: '13700000004' },
    })
  })

  test('that nobody answered is missed and has no recording', () => {
    const read = readCallRecord({ ...listed, callStatus: 0, callSeconds: 0, recordFile: '' })
    expect(read).toMatchObject({ result: 'missed', talkSeconds: 0, hasRecording: false, recordingUrl: undefined })
  })

  test('without the beginning of the call has the time at which it was written', () => {
    const { startCallTime: _, ...others } = listed
    expect(readCallRecord(others)).toMatchObject({ startedAt: new Date('2025-11-01T01:33:00Z') })
    expect(readCallRecord({ ...listed, startCallTime: 'soon' })).toMatchObject({
      startedAt: new Date('2025-11-01T01:33:00Z'),
    })
  })

  test('with departments as a list has their names', () => {
    expect(readCallRecord({ ...listed, departmentList: [{ name: '一部' }, '二部'] })).toMatchObject({
      department: '一部,二部',
    })
  })
})

test('a pushed call is read by the names of pushes', () => {
  const pushed = {
    ...{ id: 'r1', callId: 'c1', userId: 'u4', userPhone: '13700000004', userName: '周凯', through: true },
    ...{
      customerPhone: '13900000001',
      direction: 2,
      createTime: '2025-11-01 09:30:15',
      talkTime: 12,
      voiceUrl: 'https://x',
    },
  }
  expect(readCallRecord(pushed)).toMatchObject({
    ...{ id: 'r1', callId: 'c1', agentId: 'u4', agentName: '周凯', agentNumber: '13700000004', result: 'connected' },
    ...{ customerNumber: '13900000001', direction: 'outbound', talkSeconds: 12, recordingUrl: 'https://x' },
  })
})

test('the older names of a list are read as well', () => {
  const older = {
    ...{ callLogId: 'l1', callerNumber: '13700000004', calleeNumber: '13900000001', callType: 'i', voiceTime: 9 },
    ...{ lastConnectTime: '2025/11/01 09:30', departName: '销售一部', customerName: '刘洋' },
  }
  expect(readCallRecord(older)).toMatchObject({
    ...{ id: 'l1', direction: 'inbound', customerNumber: '13900000001', agentNumber: '13700000004', talkSeconds: 9 },
    ...{ department: '销售一部', customerName: '刘洋' },
  })
})

test('what nobody knows is said to be unknown', () => {
  const read = readCallRecord({ id: 1, startCallTime: 1_761_960_615_000, callStatus: 7, incomingCall: 9 })
  expect(read).toMatchObject({ direction: 'unknown', result: 'unknown', customerNumber: undefined })
})

test.each([
  [null, 'no_object'],
  [[], 'no_object'],
  [{ startCallTime: '2025-11-01 09:30' }, 'no_id'],
  [{ id: '', callId: ' ', startCallTime: '2025-11-01 09:30' }, 'no_id'],
  [{ id: 1 }, 'no_time'],
  [{ id: 1, startCallTime: '2025-02-31 09:30' }, 'no_time'],
])('%j is no call: %s', (row, reason) => {
  expect(readCallRecord(row)).toBe(reason)
})
