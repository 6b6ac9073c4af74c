import { classifyErrcode } from '@yingda/wecom'
import type { DoctorWords } from '../contract.ts'
import { words } from '../finding.ts'

/** Whose call was refused: the same number asks for something else. */
export type Subject = 'app' | 'kf' | 'helper'

const secretOf: Record<Subject, string> = {
  app: 'WECHAT_SECRET',
  kf: 'WECOM_KF_SECRET',
  helper: 'WECOM_CONTACT_SECRET',
}

/**
 * What an administrator does about an errcode.
 * https://developer.work.weixin.qq.com/document/path/90313
 * @param address that WeCom saw the call come from
 */
export function remedyOf(errcode: number | undefined, subject: Subject, address = '?'): DoctorWords {
  if (errcode === 60020) return trustAddress(address)
  const special = errcode === undefined ? undefined : (bySubject[subject].get(errcode) ?? always.get(errcode))
  if (special) return special
  if (errcode === 40001 || errcode === 40091) return secretIsWrong(secretOf[subject])
  return classifyErrcode(errcode ?? 0) === 'retry' ? tryAgain : lookUp(errcode)
}

const trustAddress = (address: string) =>
  words(
    `把出口 IP ${address} 加入企业可信 IP：管理后台 → 应用管理 → 应用 → 企业可信IP（约一分钟后生效）`,
    `add the address ${address} to the trusted IPs: admin console → 应用管理 → the app → 企业可信IP (works after a minute)`,
  )

const secretIsWrong = (name: string) =>
  words(
    `${name} 不对或已重置：从管理后台重新复制；应用被停用时也是如此`,
    `${name} is wrong or was reset: copy it from the admin console again; an app that is switched off answers this too`,
  )

const tryAgain = words('企业微信繁忙，稍后再试', 'WeCom is busy, try again later')

const lookUp = (errcode: number | undefined) => {
  const page = `https://open.work.weixin.qq.com/devtool/query?e=${errcode ?? ''}`
  return errcode === undefined
    ? words('检查配置', 'check the settings')
    : words(`查询错误码：${page}`, `look it up: ${page}`)
}

const widenRange = words(
  '扩大应用可见范围：管理后台 → 应用管理 → 应用 → 可见范围',
  'widen what the app sees: admin console → 应用管理 → the app → 可见范围',
)

const always = new Map<number, DoctorWords>([
  [
    40013,
    words(
      'WECHAT_CORP_ID 不对：管理后台 → 我的企业 → 企业ID',
      'WECHAT_CORP_ID is wrong: admin console → 我的企业 → 企业ID',
    ),
  ],
  [
    45009,
    words(
      '调用过于频繁，或用错误的 Secret 试了太多次：等一小时，先改好 Secret',
      'too many calls, or too many tries with a wrong secret: wait an hour, and correct the secret first',
    ),
  ],
])

const bySubject: Record<Subject, ReadonlyMap<number, DoctorWords>> = {
  app: new Map([
    [60011, widenRange],
    [
      48002,
      words(
        '应用没有通讯录读取权限：检查应用可见范围，Secret 应是自建应用的',
        'the app may not read the directory: check its visible range; the secret must be that of a self-built app',
      ),
    ],
  ]),
  kf: new Map([
    [
      48002,
      words(
        '把应用加入“可调用接口的应用”：管理后台 → 微信客服 → API',
        'add the app to 可调用接口的应用: admin console → 微信客服 → API',
      ),
    ],
    [
      48007,
      words(
        '把客服账号分配给应用：管理后台 → 微信客服 → API → 通过API管理微信客服账号',
        'assign the account to the app: admin console → 微信客服 → API → 通过API管理微信客服账号',
      ),
    ],
    [
      95017,
      words(
        '打开微信客服的 API：管理后台 → 微信客服 → API',
        'switch on the API of customer service: admin console → 微信客服 → API',
      ),
    ],
  ]),
  helper: new Map([
    [
      48002,
      words(
        'WECOM_CONTACT_SECRET 应是通讯录同步助手的 Secret：管理后台 → 管理工具 → 通讯录同步',
        'WECOM_CONTACT_SECRET must be that of the contact helper: admin console → 管理工具 → 通讯录同步',
      ),
    ],
    [
      48009,
      words(
        '通讯录同步助手没有这个接口的权限：管理后台 → 管理工具 → 通讯录同步 → 权限',
        'the contact helper may not make this call: admin console → 管理工具 → 通讯录同步 → 权限',
      ),
    ],
  ]),
}
