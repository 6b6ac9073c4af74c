import { WeComError, WeComSyncError } from '../errors.ts'

/** @throws WeComSyncError for whatever the store throws; the store's own error is its `cause` */
export async function intoStore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof WeComError) throw cause
    throw new WeComSyncError('通讯录写入失败', { cause })
  }
}
