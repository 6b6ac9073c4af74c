/**
 * `fail_type` of `msg_send_fail` as a word that the screen has a sentence for; the ones of a refused send where they mean
 * the same. https://developer.work.weixin.qq.com/document/path/94670
 */
const reasons = new Map([
  [1, 'account_gone'],
  [2, 'app_closed'],
  [4, 'too_late'],
  [5, 'ended'],
  [6, 'too_many'],
  [8, 'not_verified'],
  [10, 'declined'],
  [11, 'nobody_signed_in'],
  [12, 'unsupported'],
  [13, 'blocked'],
])

export const failReason = (failType = 0): string => reasons.get(failType) ?? 'undelivered'
