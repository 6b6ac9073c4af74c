/** They say what is to be done and not with what: an entry that shares nothing else with a question is about something else. */
const words =
  '申请 办理 办 流程 手续 步骤 查询 查看 查 看 设置 修改 使用 用 提交 开通 处理 材料 走 走流程 预约 预订 操作 进行 填写 打开 点 找 去 拿 领 领取 要 ' +
  '换 改 更换 取消 添加 加 删除 下载 上传 发 给 弄 收 交 选 申报 登记 时间 多少 方式 方法 规定 标准 电话 地方 公司 里 没有 坏 失败 成功 显示 提示'

const processWords: ReadonlySet<string> = new Set(words.split(' '))

export const isProcessWord = (word: string): boolean => processWords.has(word)
