import { WeComError, WeComTransportError } from '@yingda/wecom'
import { isSimulated } from '../api-base.ts'
import { type Finding, failed, warning, words } from '../finding.ts'
import { type Access, NoToken } from './access.ts'
import { remedyOf, type Subject } from './remedies.ts'

/** What a refused or unanswered call means for the check of `subject`. @throws what is no failure of WeCom */
export function failureOf(error: unknown, { settings }: Pick<Access, 'settings'>, subject: Subject): Finding {
  if (error instanceof NoToken) return untested
  if (error instanceof WeComTransportError) {
    return failed(
      words(`连不上企业微信：${reasonOf(error)}`, `WeCom cannot be reached: ${reasonOf(error)}`),
      isSimulated(settings) ? startSimulator : checkNetwork,
    )
  }
  if (!(error instanceof WeComError)) throw error
  const { errcode } = error
  if (errcode === undefined) return failed(words(error.message, error.message), remedyOf(undefined, subject))
  const said = saidBy(error)
  const from = errcode === 60020 ? addressIn(error) : undefined
  const zh = `企业微信拒绝 [${errcode}]${said && ` ${said}`}${from ? `，来自 ${from}` : ''}`
  const en = `WeCom refuses [${errcode}]${said && ` ${said}`}${from ? `, called from ${from}` : ''}`
  return failed(words(zh, en), remedyOf(errcode, subject, from), errcode)
}

const untested: Finding = warning(
  words('未检查：没有访问令牌', 'not tested: there is no access token'),
  words('先解决“访问令牌”', 'mend the access token first'),
)

const startSimulator = words(
  '演示用的企业微信随应答启动：先运行 npm start，或 npm run yingda -- sim',
  'the simulated WeCom starts with the desk: run npm start first, or npm run yingda -- sim',
)

const checkNetwork = words(
  '检查本机能否访问 https://qyapi.weixin.qq.com（网络、代理、防火墙），以及 WECHAT_API_BASE',
  'check that this machine reaches https://qyapi.weixin.qq.com (network, proxy, firewall), and WECHAT_API_BASE',
)

/** errmsg is for people: nothing is decided by what is cut out of it here. */
const saidBy = ({ message }: WeComError): string =>
  /: ([^:]*?)(?:, hint:.*)?(?:, 请检查应用配置)?$/s.exec(message)?.[1]?.trim() ?? ''

const addressIn = ({ message }: WeComError): string | undefined => /from ip: ([\da-fA-F.:]+)/.exec(message)?.[1]

/** The SDK's sentence without the path of the call. */
const reasonOf = ({ message }: WeComError): string =>
  message.replace(/^企业微信接口 \S+ /, '').replace(/^无法访问: /, '')
