import { AppError } from '../../platform/errors.ts'

const refusals = {
  unknown: [404, 'bot 不存在'],
  changed: [409, '内容已被他人修改，请刷新后重试'],
  name: [400, 'name 必填'],
  ownerByMaster: [403, '仅 master key 可指定所有者'],
  owner: [400, 'owner_id 不是已有的账号'],
  settingsSize: [422, 'settings 过大，最多 100000 个字符'],
  baseUrl: [422, 'model.base_url 不是可用的 http(s) 地址'],
  network: [422, 'model.base_url 指向内部网络，请联系管理员放行该主机'],
  admins: [403, '仅管理员可绑定渠道账号'],
  unavailable: [503, '机器人暂时不可用，请稍后再试'],
} as const satisfies Record<string, readonly [status: number, text: string]>

export function refusal(why: keyof typeof refusals, text?: string): AppError {
  const [status, usual] = refusals[why]
  return new AppError(status * 100, status, text ?? usual, { exposed: true })
}

export const stillBound = (accounts: readonly string[]): AppError =>
  new AppError(40900, 409, `该 bot 正在接待渠道账号：${accounts.join('、')}。请先为这些账号换绑或解绑。`)

export const unknownAccount = (id: string): AppError =>
  new AppError(40000, 400, `account_ids 中的 ${id} 不是可绑定的渠道账号`)
