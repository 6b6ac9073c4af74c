import { createHash } from 'node:crypto'
import { header, refusal, type YunkeCall } from '../call.ts'
import { employees } from '../world/people.ts'

const toleranceMs = 300_000

/** The signature of a call, and who it says it is. An answer is a refusal. */
export function refuseUnsigned(call: YunkeCall): object | undefined {
  const { state, world } = call
  const { signKey, code, partnerId: admin } = world.company
  const [company, partnerId, timestamp] = [
    header(call, 'company'),
    header(call, 'partnerid'),
    header(call, 'timestamp'),
  ]
  if (company !== code) return refusal('40001', '企业不存在')
  if (partnerId !== admin && !employees.some(({ id }) => id === partnerId)) return refusal('40002', '用户不存在')
  if (!/^\d{13}$/.test(timestamp) || Math.abs(state.clock.now() - Number(timestamp)) > toleranceMs)
    return refusal('40003', '时间戳无效')
  const sign = createHash('md5').update(signKey).update(company).update(partnerId).update(timestamp).digest('hex')
  if (header(call, 'sign') !== sign.toUpperCase()) return refusal('40004', '签名错误')
  if (state.faults.tooFrequentTimes === 0) return undefined
  state.faults.tooFrequentTimes -= 1
  return refusal('50001', '请求过于频繁，请稍后再试')
}
