import { type Check, type Finding, ok, warning, words } from '../finding.ts'
import { type Access, NoToken } from './access.ts'
import { failureOf } from './failure.ts'

const names = ['WECOM_CONTACT_SECRET', 'WECOM_CONTACT_TOKEN', 'WECOM_CONTACT_AES_KEY'] as const

/** WeCom tells changes of members to the contact helper alone. Without one the nightly sync finds them. */
export const contactHelperCheck = (access: Access): Check => ({
  id: 'contact-helper',
  name: words('通讯录助手', 'Contact helper'),
  async look() {
    const missing = names.filter((name) => !access.settings[name])
    if (missing.length === names.length) {
      return ok('未设置：人员变动由每日同步发现', 'not set up: the nightly sync finds changes of members')
    }
    if (missing.length > 0) return incomplete(missing)
    try {
      if (!access.helper) throw new NoToken()
      await access.helper.members.listIds('', 1)
      return ok('已设置，可读成员 ID', 'set up, and reads the ids of members')
    } catch (error) {
      return failureOf(error, access, 'helper')
    }
  },
})

const incomplete = (missing: readonly string[]): Finding =>
  warning(
    words(`不完整：缺少 ${missing.join(', ')}`, `incomplete: ${missing.join(', ')} not set`),
    words(
      '补上：管理后台 → 管理工具 → 通讯录同步（Secret，以及“接收事件服务器”的 Token 和 EncodingAESKey）',
      'set them: admin console → 管理工具 → 通讯录同步 (Secret, and Token and EncodingAESKey of 接收事件服务器)',
    ),
  )
