/** `fail_type` of `msg_send_fail` in words for the agent. https://developer.work.weixin.qq.com/document/path/94670 */
const reasons = new Map([
  [1, '客服账号已删除'],
  [2, '应用已关闭'],
  [4, '客户上次发言已超过 48 小时'],
  [5, '会话已关闭'],
  [6, '客户发言后已超过 5 条回复'],
  [8, '企业未认证'],
  [10, '客户拒收'],
  [11, '企业没有成员登录过企业微信'],
  [12, '不允许发送此类消息'],
  [13, '触发安全限制'],
])

export const failReason = (failType = 0): string => reasons.get(failType) ?? `微信没有送达，原因未知（${failType}）`
