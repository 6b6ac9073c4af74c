import { readCallRecords } from '../calls/call-log-page.ts'
import type { CallRecord } from '../calls/call-record.ts'
import { isRecord } from '../is-record.ts'
import { countOf, textOf } from '../values.ts'
import type { OpenCall } from './open-call.ts'

export interface FailedCallBatch {
  /** Give it to `removeFailed` once the batch is stored; until then the same calls come again. */
  readonly batchId: string | undefined
  readonly records: readonly CallRecord[]
  /** Rows that are no call to us. */
  readonly skipped: number
  readonly total: number | undefined
}

export type OpenCalls = ReturnType<typeof createOpenCalls>

export function createOpenCalls(call: OpenCall) {
  return {
    /**
     * Makes the work phone of an employee dial.
     * @param dial `partnerId` is the employee's id; `callModel` 1 dials by the SIM card, 6 by the telephone line
     * @returns an id that the record of this call will carry, if Yunke gave one
     */
    async dial(dial: {
      readonly partnerId: string
      readonly phone: string
      readonly callModel?: '1' | '6' | undefined
    }): Promise<string | undefined> {
      const { partnerId, phone, callModel = '1' } = dial
      return textOf(await call('/open/call/partnerCustomer', { phone, callModel }, { partnerId }))
    },

    /** Ends a call that was dialled. */
    hangUp: async ({ partnerId, callId }: { readonly partnerId: string; readonly callId: string }): Promise<void> => {
      await call('/open/call/hangUp', { callId }, { partnerId })
    },

    /** Calls whose push to us failed, oldest first. */
    async getFailed({ size = 100 }: { readonly size?: number | undefined } = {}): Promise<FailedCallBatch> {
      if (!(Number.isInteger(size) && size >= 1 && size <= 100)) throw new RangeError('size must be from 1 to 100')
      const data = await call('/open/sync/getFailedCallRecords', { autoDelete: false, size, sort: true })
      const batch = isRecord(data) ? data : {}
      const { records, skipped } = readCallRecords(Array.isArray(batch.records) ? batch.records : [])
      const skippedRows = skipped.no_id + skipped.no_time + skipped.no_object
      return { batchId: textOf(batch.batchId), records, skipped: skippedRows, total: countOf(batch.total) }
    },

    /** Forgets a batch of failed pushes. Store it first. */
    removeFailed: async (batchId: string): Promise<void> => {
      await call('/open/sync/removeFailedCallRecordsByBatchId', { batchId })
    },
  }
}
