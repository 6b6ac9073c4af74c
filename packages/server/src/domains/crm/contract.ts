export * from './accounts/contract.ts'
export * from './calls/contract.ts'
export * from './common/contract.ts'
export * from './reports/contract.ts'
export * from './scopes/contract.ts'
export * from './staff/contract.ts'
export * from './sync/contract.ts'

export const crmErrors = {
  40000: { zh: '参数错误', en: 'bad parameter' },
  40410: { zh: '云客账号不存在', en: 'no such Yunke account' },
  40411: { zh: '通话记录不存在', en: 'no such call' },
  40412: { zh: '同步记录不存在', en: 'no such sync' },
  40413: { zh: '人员映射不存在', en: 'no such mapping' },
  40414: { zh: '没有录音', en: 'there is no recording' },
  40415: { zh: '没有可用的云客账号', en: 'there is no Yunke account to ask with' },
  40900: { zh: '通话记录同步正在进行中', en: 'a sync of calls is running' },
  40910: { zh: '该账号已存在', en: 'the account is there already' },
  40911: { zh: '密码错误，修改密码后才能再次登录', en: 'the password is wrong: change it before signing in again' },
  40912: { zh: '该日期已有映射', en: 'the name is mapped on these days' },
  50200: { zh: '云客暂时无法访问', en: 'Yunke cannot be asked' },
} as const
