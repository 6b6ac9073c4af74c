import { type Check, type Finding, failed, ok, warning, words } from '../../doctor/index.ts'
import { type Account, listAccounts } from '../accounts/rows.ts'
import type { YunkeCheckDeps } from './deps.ts'
import { notRunning } from './not-running.ts'

/** What came of the last time that somebody asked. */
export const accountsCheck = ({ database }: Pick<YunkeCheckDeps, 'database'>): Check => ({
  id: 'yunke-accounts',
  name: words('云客账号', 'Yunke accounts'),
  async look() {
    const db = await database()
    return db ? judge(await listAccounts(db)) : notRunning
  },
})

const namesAtMost = 5

function judge(accounts: readonly Account[]): Finding {
  if (accounts.length === 0) return ok('没有账号', 'there is none')
  const refused = accounts.filter(({ status }) => status === 'password_error')
  if (refused.length > 0) {
    return failed(
      words(`密码错误：${named(refused)}`, `wrong password: ${named(refused)}`),
      words(
        '在控制台 云客账号 里修改密码；在此之前不会再登录',
        'change the password at Yunke accounts in the console; nobody signs in before that',
      ),
    )
  }
  const troubled = accounts.filter(({ trouble }) => trouble !== null)
  const [first] = troubled
  if (first?.trouble) {
    const { zh, en } = reasons[first.trouble]
    const since = first.troubleSince?.toISOString() ?? ''
    return warning(
      words(`${named(troubled)}：${zh}，自 ${since}`, `${named(troubled)}: ${en}, since ${since}`),
      words('在控制台 云客账号 里做登录测试', 'test the sign-in at Yunke accounts in the console'),
    )
  }
  const signedIn = accounts.filter(({ status, isFresh }) => status === 'ok' && isFresh).length
  return ok(`${accounts.length} 个，已登录 ${signedIn} 个`, `${accounts.length}, of which ${signedIn} are signed in`)
}

const reasons = {
  password_error: words('密码错误', 'wrong password'),
  login_expired: words('登录失效', 'its login is refused'),
  refused: words('请求被拒绝', 'its requests are refused'),
  unreachable: words('连不上云客', 'Yunke cannot be reached'),
} as const

function named(accounts: readonly Account[]): string {
  const names = accounts.slice(0, namesAtMost).map((one) => `${one.companyName ?? one.companyCode} ${one.phoneMasked}`)
  return names.join(', ') + (accounts.length > namesAtMost ? ', …' : '')
}
