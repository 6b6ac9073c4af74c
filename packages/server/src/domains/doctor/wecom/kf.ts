import { type KfAccount, WeComApiError, type WeComClient } from '@yingda/wecom'
import { type Check, type Finding, ok, warning, words } from '../finding.ts'
import { type Access, withToken } from './access.ts'
import { failureOf } from './failure.ts'
import { remedyOf } from './remedies.ts'

/** Servicers are asked for one account at a time. */
const accountsAtMost = 20
const namesAtMost = 5

export const kfCheck = (access: Access): Check => ({
  id: 'kf',
  name: words('微信客服', 'WeChat customer service'),
  async look() {
    try {
      // A secret of its own is looked at by no other check.
      if (access.kf && access.kf !== access.app) return await lookAt(access.kf)
      return await withToken(access.app, lookAt)
    } catch (error) {
      return failureOf(error, access, 'kf')
    }
  },
})

async function lookAt(client: WeComClient): Promise<Finding> {
  const { items } = await client.kf.accounts.all()
  if (items.length === 0) return warning(words('没有客服账号', 'there is no account'), addAccount)
  const asked = items.slice(0, accountsAtMost)
  const kinds = await Promise.all(asked.map((account) => kindOf(client, account)))
  const named = (kind: Kind) => asked.filter((_, index) => kinds[index] === kind)
  const foreign = named('foreign')
  const empty = named('empty')
  if (foreign.length > 0) {
    const found = words(
      `${items.length} 个账号，没有分配给应用的：${listed(foreign)}`,
      `accounts: ${items.length}, not assigned to the app: ${listed(foreign)}`,
    )
    return warning(found, remedyOf(48007, 'kf'), 48007)
  }
  if (empty.length === 0)
    return ok(`${items.length} 个账号，都有接待人员`, `accounts: ${items.length}, all with servicers`)
  return warning(
    words(
      `${items.length} 个账号，没有接待人员的：${listed(empty)}`,
      `accounts: ${items.length}, without servicers: ${listed(empty)}`,
    ),
    words(
      '添加接待人员：管理后台 → 微信客服 → 客服账号；没有时客户不能转给同事',
      'add servicers: admin console → 微信客服 → the account; without them no colleague can take a customer inside WeCom',
    ),
  )
}

type Kind = 'well' | 'empty' | 'foreign'

async function kindOf(client: WeComClient, { openKfId, managePrivilege }: KfAccount): Promise<Kind> {
  if (managePrivilege === false) return 'foreign'
  try {
    return (await client.kf.servicers.list(openKfId)).length > 0 ? 'well' : 'empty'
  } catch (error) {
    if (error instanceof WeComApiError && error.errcode === 48007) return 'foreign'
    throw error
  }
}

function listed(accounts: readonly KfAccount[]): string {
  const names = accounts.slice(0, namesAtMost).map(({ name, openKfId }) => name || openKfId)
  return names.join(', ') + (accounts.length > namesAtMost ? ', …' : '')
}

const addAccount = words('在管理后台 → 微信客服 建立客服账号', 'make one: admin console → 微信客服')
