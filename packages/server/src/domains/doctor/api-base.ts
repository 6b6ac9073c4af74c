import type { Settings } from '../../channels/channel.ts'

const publicApiBase = 'https://qyapi.weixin.qq.com'
const loopback = ['127.0.0.1', 'localhost', '[::1]']

export const apiBaseOf = ({ WECHAT_API_BASE: given }: Settings): string =>
  given && URL.canParse(given) ? new URL(given).origin : publicApiBase

/** The WeCom of these settings is a simulator on this machine. */
export const isSimulated = (settings: Settings): boolean => loopback.includes(new URL(apiBaseOf(settings)).hostname)
